package io.sealift.core.ledger;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The staged rows and originals of files that are committed as one. It never changes.
 *
 * @param manifest the manifest that it is in; everything that it names is under that manifest's prefix
 * @param id its id
 * @param rows its objects of rows
 * @param originals how the originals are kept
 * @param rejectedRows how many bad rows were left out of its files; if there are any, they are in an object of their
 *     own
 * @param files the files by the number that their rows carry as {@code _f}
 */
public record Pack(
        ManifestId manifest,
        PackId id,
        List<RowsObject> rows,
        Originals originals,
        long rejectedRows,
        SortedMap<Integer, FileId> files) {
    public Pack {
        rows = List.copyOf(rows);
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        if (rows.isEmpty() || files.isEmpty() || files.size() > Ledger.PACK_ENTRIES_MAX) {
            throw new IllegalArgumentException("Pack %s must have rows and 1 to %d files: %d objects, %d files"
                    .formatted(id, Ledger.PACK_ENTRIES_MAX, rows.size(), files.size()));
        }
        if (files.values().stream().distinct().count() < files.size()) {
            throw new IllegalArgumentException("Pack %s names a file twice: %s".formatted(id, files));
        }
    }

    /** How a pack keeps the producers' bytes. */
    public sealed interface Originals {
        /** All of them in one ZIP. */
        record Zip() implements Originals {}

        /**
         * A plain copy of the only file, which is large.
         *
         * @param key the producer's key; the name of the copy follows from it
         */
        record Copy(String key) implements Originals {}
    }

    /** What it adds to its manifest. */
    public Totals totals() {
        return new Totals(
                files.size(),
                rows.stream().mapToLong(RowsObject::rows).sum(),
                rows.stream().mapToLong(RowsObject::textBytes).sum());
    }
}
