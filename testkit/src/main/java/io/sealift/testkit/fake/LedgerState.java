package io.sealift.testkit.fake;

import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Totals;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a ledger holds. Not thread-safe; a change is checked as a whole before any of it takes effect. */
final class LedgerState {
    /** How much of it a listing shows. */
    enum View {
        /** All of it. */
        CURRENT,
        /** As it was before the newest change that this listing would show: an index that lags. */
        BEHIND
    }

    private record Version(long step, Manifest manifest) {}

    private static final CommitOutcome COMMITTED = new CommitOutcome.Committed();
    private static final CommitOutcome REJECTED = new CommitOutcome.Rejected();

    private final Map<FileId, FileEntry> files = new HashMap<>();
    private final Map<ManifestId, List<List<FileId>>> commits = new HashMap<>();
    private final SortedMap<ManifestId, List<Version>> versions = new TreeMap<>();
    private @Nullable ManifestId open;
    private @Nullable ManifestId slot;
    private long step;

    Map<FileId, FileEntry> find(Collection<FileId> ids) {
        Map<FileId, FileEntry> found = new HashMap<>();
        for (FileId id : ids) {
            FileEntry entry = files.get(id);
            if (entry != null) {
                found.put(id, entry);
            }
        }
        return found;
    }

    List<FileEntry> allFiles() {
        return List.copyOf(files.values());
    }

    List<FileEntry> filesOf(ManifestId id, View view) {
        List<List<FileId>> all = commits.getOrDefault(id, List.of());
        return all.subList(0, Math.max(0, all.size() - lag(view))).stream()
                .flatMap(List::stream)
                .map(files::get)
                .filter(Objects::nonNull)
                .filter(file -> isStagedIn(file, id))
                .toList();
    }

    Optional<Manifest> manifest(@Nullable ManifestId id) {
        return id == null
                ? Optional.empty()
                : history(id).stream().reduce((before, after) -> after).map(Version::manifest);
    }

    Optional<ManifestId> openId() {
        return Optional.ofNullable(open);
    }

    Optional<ManifestId> slotHolder() {
        return Optional.ofNullable(slot);
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
        if (isTaken(entry)) {
            return REJECTED;
        }
        put(entry);
        return COMMITTED;
    }

    CommitOutcome addLandings(FileId id, Set<String> landings) {
        FileEntry known = files.get(id);
        if (known == null || known.landings().size() + landings.size() > Ledger.LANDINGS_MAX) {
            return REJECTED;
        }
        files.put(id, known.plus(landings));
        return COMMITTED;
    }

    CommitOutcome open(Manifest first) {
        if (open != null || versions.containsKey(first.id())) {
            return REJECTED;
        }
        open = first.id();
        return put(first);
    }

    CommitOutcome commit(ManifestId id, List<FileEntry> entries) {
        if (!id.equals(open) || entries.stream().anyMatch(this::isTaken)) {
            return REJECTED;
        }
        entries.forEach(this::put);
        commits.computeIfAbsent(id, _ -> new ArrayList<>())
                .add(entries.stream().map(FileEntry::id).toList());
        List<Version> history = history(id);
        Manifest before = history.getLast().manifest;
        Totals totals = before.totals().plus(totalsOf(entries));
        // A commit is no step of the manifest: it is open before and after, and the listings do not show it.
        history.set(history.size() - 1, new Version(history.getLast().step, before.withTotals(totals)));
        return COMMITTED;
    }

    CommitOutcome seal(Manifest sealed, Manifest successor) {
        Totals totals = manifest(sealed.id()).map(Manifest::totals).orElse(Totals.NONE);
        if (!sealed.id().equals(open) || totals.files() == 0 || versions.containsKey(successor.id())) {
            return REJECTED;
        }
        open = successor.id();
        put(sealed.withTotals(totals));
        append(successor);
        return COMMITTED;
    }

    CommitOutcome update(Manifest next) {
        boolean current = manifest(next.id())
                .filter(stored -> stored.state() != ManifestState.OPEN && stored.revision() == next.revision())
                .isPresent();
        return current ? put(next.nextRevision()) : REJECTED;
    }

    CommitOutcome setAside(Manifest next, FileEntry refused) {
        FileEntry known = files.get(refused.id());
        if (known == null || !isStagedIn(known, next.id())) {
            return REJECTED;
        }
        CommitOutcome outcome = update(next);
        if (outcome.equals(COMMITTED)) {
            put(refused);
        }
        return outcome;
    }

    private static boolean isStagedIn(FileEntry file, ManifestId manifest) {
        return file.disposition() instanceof FileEntry.Disposition.Staged staged
                && staged.manifest().equals(manifest);
    }

    CommitOutcome updateTakingSlot(Manifest next) {
        if (slot != null && !next.id().equals(slot)) {
            return REJECTED;
        }
        CommitOutcome outcome = update(next);
        if (outcome.equals(COMMITTED)) {
            slot = next.id();
        }
        return outcome;
    }

    CommitOutcome updateReleasingSlot(Manifest next) {
        if (!next.id().equals(slot)) {
            return REJECTED;
        }
        CommitOutcome outcome = update(next);
        if (outcome.equals(COMMITTED)) {
            slot = null;
        }
        return outcome;
    }

    private boolean isTaken(FileEntry entry) {
        FileEntry known = files.get(entry.id());
        return known != null && !known.disposition().mayBecome(entry.disposition());
    }

    /** Landings that are on record stay. */
    private void put(FileEntry entry) {
        files.merge(entry.id(), entry, (known, next) -> next.plus(known.landings()));
    }

    private CommitOutcome put(Manifest manifest) {
        step++;
        append(manifest);
        return COMMITTED;
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

    private static Totals totalsOf(List<FileEntry> entries) {
        return entries.stream()
                .map(entry -> new Totals(1, rows(entry), entry.sizeBytes()))
                .reduce(Totals.NONE, Totals::plus);
    }

    private static long rows(FileEntry entry) {
        return switch (entry.disposition()) {
            case FileEntry.Disposition.Staged staged -> staged.rows();
            case FileEntry.Disposition.Superseded() -> 0;
            case FileEntry.Disposition.Refused refused -> 0;
            case FileEntry.Disposition.Failing failing -> 0;
            case FileEntry.Disposition.Discarded discarded -> 0;
        };
    }
}
