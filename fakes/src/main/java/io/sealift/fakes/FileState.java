package io.sealift.fakes;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.store.ObjectVersion;
import io.sealift.fakes.LedgerState.View;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files that a ledger holds, and their aliases. Not thread-safe. */
final class FileState {
    private final Map<FileId, FileEntry> files = new HashMap<>();
    private final Map<FileId, FileId> aliases = new HashMap<>();
    private final Map<FileId, Instant> metAt = new HashMap<>();
    private @Nullable FileId latestFailing;

    Map<FileId, FileEntry> find(Collection<FileId> ids) {
        Map<FileId, FileEntry> found = new HashMap<>();
        for (FileId id : ids) {
            FileEntry entry = files.get(aliases.getOrDefault(id, id));
            if (entry != null) {
                found.put(id, entry);
            }
        }
        return found;
    }

    List<FileEntry> all() {
        return List.copyOf(files.values());
    }

    List<FileEntry> failing(View view) {
        return files.values().stream()
                .filter(file -> file.disposition() instanceof Disposition.Failing)
                .filter(file -> switch (view) {
                    case CURRENT -> true;
                    case BEHIND -> !file.id().equals(latestFailing);
                })
                .toList();
    }

    /** Whether the record has room for this entry and its alias. */
    boolean mayPut(FileEntry entry) {
        FileEntry known = files.get(entry.id());
        return !aliases.containsKey(entry.id())
                && (known == null || known.disposition().mayBecome(entry.disposition()))
                && entry.alias().stream().noneMatch(this::isStaged);
    }

    /** Sequencers that are on record stay. */
    void put(FileEntry entry) {
        files.merge(entry.id(), entry, (known, next) -> next.plus(known.sequencers()));
        metAt.put(entry.id(), entry.recordedAt());
        if (entry.disposition() instanceof Disposition.Failing) {
            latestFailing = entry.id();
        }
        entry.alias().ifPresent(alias -> putAlias(alias, entry.id(), entry.recordedAt()));
    }

    boolean mayMeetAgain(FileId id, ObjectVersion met, Set<String> sequencers) {
        FileEntry known = files.get(id);
        FileId byETag = FileId.ofETag(met);
        return known != null
                && (sequencers.isEmpty() || known.sequencers().size() + sequencers.size() <= Ledger.SEQUENCERS_MAX)
                && (byETag.equals(id) || !isStaged(byETag));
    }

    void meetAgain(FileId id, ObjectVersion met, Set<String> sequencers, Instant at) {
        files.computeIfPresent(id, (_, known) -> known.plus(sequencers));
        metAt.put(id, at);
        FileId byETag = FileId.ofETag(met);
        if (!byETag.equals(id)) {
            putAlias(byETag, id, at);
        }
    }

    /** As DynamoDB removes items whose time on record is over; files and aliases each have their own. */
    void removeNotMetSince(Instant time) {
        metAt.values().removeIf(met -> met.isBefore(time));
        files.keySet().retainAll(metAt.keySet());
        aliases.keySet().retainAll(metAt.keySet());
    }

    private void putAlias(FileId alias, FileId file, Instant at) {
        files.remove(alias);
        aliases.put(alias, file);
        metAt.put(alias, at);
    }

    private boolean isStaged(FileId id) {
        FileEntry known = files.get(id);
        return known != null && known.disposition() instanceof Disposition.Staged;
    }
}
