package io.sealift.fakes;

import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.EngineHealth;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Pack;
import io.sealift.core.ledger.Slice;
import io.sealift.core.ledger.Totals;
import io.sealift.core.store.ObjectVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a ledger holds. Not thread-safe; a change is checked in full before any of it takes effect. */
final class LedgerState {
    /** How much of it a listing shows. */
    enum View {
        /** All of it. */
        CURRENT,
        /** As it was before the newest change that this listing would show: a lagging index. */
        BEHIND
    }

    private record Version(long step, Manifest manifest) {}

    private static final CommitOutcome COMMITTED = new CommitOutcome.Committed();
    private static final CommitOutcome REJECTED = new CommitOutcome.Rejected();

    private final FileState files = new FileState();
    private final LoadState loads = new LoadState();
    private final SortedMap<ManifestId, List<Version>> versions = new TreeMap<>();
    private final Set<String> refusedKeys = new HashSet<>();
    private @Nullable ManifestId open;
    private long step;

    FileState files() {
        return files;
    }

    LoadState loads() {
        return loads;
    }

    /** The store does not accept files with this key. */
    void refuse(String key) {
        refusedKeys.add(key);
    }

    Optional<Manifest> manifest(@Nullable ManifestId id) {
        return id == null
                ? Optional.empty()
                : history(id).stream().reduce((before, after) -> after).map(Version::manifest);
    }

    Optional<ManifestId> openId() {
        return Optional.ofNullable(open);
    }

    /** Every manifest as far as this view shows it, the oldest first. */
    List<Manifest> manifests(View view) {
        long last = step - lag(view);
        return versions.values().stream()
                .flatMap(history ->
                        history.stream()
                                .filter(version -> version.step <= last)
                                .reduce((before, after) -> after)
                                .stream())
                .map(Version::manifest)
                .toList();
    }

    List<Manifest> historyOf(ManifestId id) {
        return history(id).stream().map(Version::manifest).toList();
    }

    CommitOutcome record(FileEntry entry) {
        return unlessRefused(List.of(entry), files.mayPut(entry), () -> files.put(entry));
    }

    CommitOutcome meetAgain(FileId id, ObjectVersion met, Set<String> sequencers, Instant at) {
        return when(files.mayMeetAgain(id, met, sequencers), () -> files.meetAgain(id, met, sequencers, at));
    }

    CommitOutcome open(Manifest first) {
        return when(open == null && !versions.containsKey(first.id()), () -> {
            open = first.id();
            put(first);
        });
    }

    CommitOutcome commit(Pack pack, List<FileEntry> entries) {
        boolean holds = pack.manifest().equals(open)
                && loads.mayPut(pack)
                && entries.stream().allMatch(files::mayPut);
        return unlessRefused(entries, holds, () -> {
            entries.forEach(files::put);
            loads.put(pack);
            List<Version> history = history(pack.manifest());
            Manifest before = history.getLast().manifest;
            Totals totals = before.totals().plus(pack.totals());
            // A commit is not a step of the manifest: it is open before and after, and the listings do not show it.
            history.set(history.size() - 1, new Version(history.getLast().step, before.withTotals(totals)));
        });
    }

    CommitOutcome seal(Manifest sealed, Manifest successor) {
        Totals totals = manifest(sealed.id()).map(Manifest::totals).orElse(Totals.NONE);
        boolean holds = sealed.id().equals(open) && totals.files() > 0 && !versions.containsKey(successor.id());
        return when(holds, () -> {
            open = successor.id();
            put(sealed.withTotals(totals));
            append(successor);
        });
    }

    CommitOutcome update(Manifest next) {
        Optional<Manifest> current = manifest(next.id())
                .filter(stored -> stored.state() != ManifestState.OPEN && stored.revision() == next.revision());
        current.ifPresent(stored -> put(next.withTotals(stored.totals()).nextRevision()));
        return current.isPresent() ? COMMITTED : REJECTED;
    }

    CommitOutcome plan(List<Slice> planned) {
        return when(loads.mayAdd(planned), () -> loads.add(planned));
    }

    CommitOutcome update(Slice next) {
        return when(loads.mayAdvance(next), () -> loads.advance(next));
    }

    CommitOutcome divide(Slice next, List<Slice> successors) {
        return when(loads.mayAdvance(next) && loads.mayAdd(successors), () -> {
            loads.advance(next);
            loads.add(successors);
        });
    }

    CommitOutcome update(EngineHealth next) {
        return when(loads.mayAdvance(next), () -> loads.advance(next));
    }

    private CommitOutcome unlessRefused(List<FileEntry> entries, boolean holds, Runnable effect) {
        boolean refused = entries.stream()
                .anyMatch(
                        entry -> refusedKeys.contains(entry.source().location().key()));
        return refused && holds ? new CommitOutcome.Invalid("The test lets this never be taken") : when(holds, effect);
    }

    private static CommitOutcome when(boolean holds, Runnable effect) {
        if (!holds) {
            return REJECTED;
        }
        effect.run();
        return COMMITTED;
    }

    private void put(Manifest manifest) {
        step++;
        append(manifest);
    }

    private void append(Manifest manifest) {
        versions.computeIfAbsent(manifest.id(), _ -> new ArrayList<>()).add(new Version(step, manifest));
    }

    private List<Version> history(ManifestId id) {
        return versions.getOrDefault(id, List.of());
    }

    private static int lag(View view) {
        return switch (view) {
            case CURRENT -> 0;
            case BEHIND -> 1;
        };
    }
}
