package io.sealift.aws.dynamodb;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads files.
 *
 * @param reads reads items
 */
record FileReads(LedgerReads reads) {
    /** By the requested id; an alias yields the file that it stands for, with a second read. */
    Map<FileId, FileEntry> find(Collection<FileId> ids) {
        Map<FileId, FileEntry> found = new HashMap<>();
        Map<FileId, FileId> aliases = new HashMap<>();
        for (Item item : items(Set.copyOf(ids))) {
            if (FileItems.isAlias(item)) {
                aliases.put(LedgerTable.fileOf(item), FileItems.target(item));
            } else {
                found.put(LedgerTable.fileOf(item), FileItems.read(item));
            }
        }
        Map<FileId, FileEntry> targets = targets(aliases.values(), found);
        aliases.forEach((alias, file) -> {
            FileEntry entry = targets.get(file);
            if (entry != null) {
                found.put(alias, entry);
            }
        });
        return found;
    }

    /** Only the list of them comes from the index; the items themselves are read consistently. */
    List<FileEntry> failing(int countMax) {
        Set<FileId> listed = reads.ascending(LedgerTable.FAILING, countMax).stream()
                .map(item -> LedgerTable.fileOf(new Item(item)))
                .collect(Collectors.toUnmodifiableSet());
        return items(listed).stream()
                .filter(item -> item.text(FileItems.IS).equals(DispositionItems.FAILING))
                .map(FileItems::read)
                .toList();
    }

    private Map<FileId, FileEntry> targets(Collection<FileId> files, Map<FileId, FileEntry> known) {
        Map<FileId, FileEntry> targets = new HashMap<>(known);
        Set<FileId> unread = new HashSet<>(files);
        unread.removeAll(known.keySet());
        for (Item item : items(unread)) {
            if (!FileItems.isAlias(item)) {
                targets.put(LedgerTable.fileOf(item), FileItems.read(item));
            }
        }
        return targets;
    }

    private List<Item> items(Set<FileId> ids) {
        return reads.getAll(ids.stream().map(LedgerTable::fileKey).toList()).stream()
                .map(Item::new)
                .toList();
    }
}
