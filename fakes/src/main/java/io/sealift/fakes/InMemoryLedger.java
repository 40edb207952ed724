package io.sealift.fakes;

import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.EngineHealth;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.LedgerArguments;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Pack;
import io.sealift.core.ledger.Slice;
import io.sealift.core.store.ObjectVersion;
import io.sealift.fakes.LedgerState.View;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A ledger in memory: every change is atomic, and reads see it at once.
 *
 * <p>Faults are set beforehand and hit the next changes, one each, in the order in which they were set. Whatever
 * DynamoDB would refuse as malformed throws {@link IllegalArgumentException}.
 */
public final class InMemoryLedger implements Ledger {
    private enum Fault {
        CONFLICT,
        LOSE_REPLY,
        LOSE_REQUEST,
        HOLD
    }

    private final LedgerState state = new LedgerState();
    private final Queue<Fault> faults = new ArrayDeque<>();
    private final Queue<Supplier<CommitOutcome>> held = new ArrayDeque<>();
    private final Interruptions interruptions = new Interruptions();
    private int listingsBehind;

    @Override
    public synchronized Map<FileId, FileEntry> find(Collection<FileId> ids) {
        return state.files().find(ids);
    }

    @Override
    public CommitOutcome record(FileEntry entry) {
        LedgerArguments.requireInNoManifest(entry);
        return change(() -> state.record(entry));
    }

    @Override
    public CommitOutcome meetAgain(FileId file, ObjectVersion met, Set<String> sequencers, Instant at) {
        Set<String> kept = Set.copyOf(sequencers);
        LedgerArguments.requireFew(kept);
        return change(() -> state.meetAgain(file, met, kept, at));
    }

    /** {@inheritDoc} The visitor may change the ledger; it sees the files as they were when the visit began. */
    @Override
    public void forEachFile(Consumer<FileEntry> visitor) {
        files().forEach(visitor);
    }

    @Override
    public synchronized List<FileEntry> failing(int countMax) {
        return state.files().failing(nextView()).stream()
                .sorted(Comparator.comparing(FileEntry::id))
                .limit(countMax)
                .toList();
    }

    @Override
    public synchronized Optional<Manifest> openManifest() {
        return state.openId().flatMap(state::manifest);
    }

    @Override
    public CommitOutcome open(Manifest first) {
        LedgerArguments.requireNew(first);
        return change(() -> state.open(first));
    }

    @Override
    public CommitOutcome commit(Pack pack, List<FileEntry> files) {
        List<FileEntry> kept = List.copyOf(files);
        LedgerArguments.requirePacked(pack, kept);
        return change(() -> state.commit(pack, kept));
    }

    @Override
    public CommitOutcome seal(Manifest sealed, Manifest successor) {
        LedgerArguments.requireSealable(sealed, successor);
        return change(() -> state.seal(sealed, successor));
    }

    @Override
    public synchronized Optional<Manifest> manifest(ManifestId id) {
        return state.manifest(id);
    }

    @Override
    public synchronized List<Manifest> unfinished() {
        return state.manifests(nextView()).stream()
                .filter(manifest ->
                        manifest.state() != ManifestState.OPEN && manifest.state() != ManifestState.ARCHIVED)
                .toList();
    }

    @Override
    public synchronized List<Manifest> archived(int countMax) {
        return state.manifests(nextView()).reversed().stream()
                .filter(manifest -> manifest.state() == ManifestState.ARCHIVED)
                .limit(countMax)
                .toList();
    }

    @Override
    public synchronized List<Pack> packsOf(ManifestId manifest) {
        return state.loads().packsOf(manifest);
    }

    @Override
    public CommitOutcome update(Manifest next) {
        LedgerArguments.requireNotOpen(next);
        return change(() -> state.update(next));
    }

    @Override
    public synchronized List<Slice> slicesOf(ManifestId manifest) {
        return state.loads().slicesOf(manifest);
    }

    @Override
    public CommitOutcome plan(List<Slice> planned) {
        List<Slice> kept = List.copyOf(planned);
        LedgerArguments.requirePlan(kept);
        return change(() -> state.plan(kept));
    }

    @Override
    public CommitOutcome update(Slice next) {
        return change(() -> state.update(next));
    }

    @Override
    public CommitOutcome divide(Slice next, List<Slice> successors) {
        List<Slice> kept = List.copyOf(successors);
        LedgerArguments.requireDivision(next, kept);
        return change(() -> state.divide(next, kept));
    }

    @Override
    public synchronized EngineHealth engineHealth() {
        return state.loads().health();
    }

    @Override
    public CommitOutcome update(EngineHealth next) {
        return change(() -> state.update(next));
    }

    /** Every file on record, in the order of their ids. */
    public synchronized List<FileEntry> files() {
        return state.files().all().stream()
                .sorted(Comparator.comparing(FileEntry::id))
                .toList();
    }

    /** Every manifest, the oldest first; never lagging. */
    public synchronized List<Manifest> manifests() {
        return state.manifests(View.CURRENT);
    }

    /** Every revision of a manifest so far, in order; commits change the first one in place. */
    public synchronized List<Manifest> history(ManifestId id) {
        return state.historyOf(id);
    }

    /** From now on, commits and records of files of this key answer {@code Invalid}, as if their items were too large. */
    public synchronized void neverTake(String key) {
        state.refuse(key);
    }

    /** Removes files and aliases that were not met since this instant, as if their time on record were over. */
    public synchronized void removeFilesNotMetSince(Instant time) {
        state.files().removeNotMetSince(time);
    }

    /** Lets the next {@code count} changes answer {@code Conflicted} and have no effect. */
    public void conflictNext(int count) {
        tell(count, Fault.CONFLICT);
    }

    /** Lets the next {@code count} changes take effect and answer {@code Unknown}. */
    public void loseReplyOfNext(int count) {
        tell(count, Fault.LOSE_REPLY);
    }

    /** Lets the next {@code count} changes answer {@code Unknown} and never have an effect. */
    public void loseRequestOfNext(int count) {
        tell(count, Fault.LOSE_REQUEST);
    }

    /** Lets the next {@code count} changes answer {@code Unknown} and take place only on {@link #deliverHeld()}. */
    public void holdNext(int count) {
        tell(count, Fault.HOLD);
    }

    /** Makes the held-back changes, in order, and returns the outcome of each. */
    public synchronized List<CommitOutcome> deliverHeld() {
        List<CommitOutcome> outcomes = held.stream().map(Supplier::get).toList();
        held.clear();
        return outcomes;
    }

    /**
     * Lets another process act just before the next change; its own changes meet neither this interruption nor the
     * fault that was set for that change.
     */
    public void beforeNextChange(Runnable other) {
        interruptions.add(other);
    }

    /**
     * Lets the next {@code count} calls of {@link #failing}, {@link #unfinished} and {@link #archived} together answer
     * without the newest change that they would show: the latest failing file, or the latest step of any manifest.
     */
    public synchronized void delayListing(int count) {
        listingsBehind += count;
    }

    private CommitOutcome change(Supplier<CommitOutcome> effect) {
        Fault fault = nextFault();
        interruptions.runNext();
        return apply(effect, fault);
    }

    private synchronized CommitOutcome apply(Supplier<CommitOutcome> effect, @Nullable Fault fault) {
        if (fault == null) {
            return effect.get();
        }
        return switch (fault) {
            case CONFLICT -> new CommitOutcome.Conflicted();
            case LOSE_REPLY -> new CommitOutcome.Unknown("The test lost this reply: " + effect.get());
            case LOSE_REQUEST -> new CommitOutcome.Unknown("The test lost the request");
            case HOLD -> {
                held.add(effect);
                yield new CommitOutcome.Unknown("The test holds the request back");
            }
        };
    }

    private synchronized @Nullable Fault nextFault() {
        return faults.poll();
    }

    private synchronized void tell(int count, Fault fault) {
        faults.addAll(Collections.nCopies(count, fault));
    }

    private View nextView() {
        if (listingsBehind == 0) {
            return View.CURRENT;
        }
        listingsBehind--;
        return View.BEHIND;
    }
}
