package io.sealift.core.ingest;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition.Staged;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Step 2: which of a batch's versions are on record as committed, and which must be read.
 *
 * @param duplicates the versions that are committed
 * @param unread the other versions; a superseded one may have come back, and the feed may allow a refused one by now
 */
record Recall(List<FileOutcome> duplicates, List<Batch.Item> unread) {
    static Recall of(List<Batch.Item> items, Ledger ledger) {
        if (items.isEmpty()) {
            return new Recall(List.of(), List.of());
        }
        Map<FileId, FileEntry> known =
                ledger.find(items.stream().map(item -> item.object().byETag()).toList());
        List<FileOutcome> duplicates = new ArrayList<>();
        List<Batch.Item> unread = new ArrayList<>();
        for (Batch.Item item : items) {
            FileEntry entry = known.get(item.object().byETag());
            if (entry != null && entry.disposition() instanceof Staged) {
                duplicates.add(new FileOutcome.Duplicate(item.object(), entry));
            } else {
                unread.add(item);
            }
        }
        return new Recall(duplicates, unread);
    }
}
