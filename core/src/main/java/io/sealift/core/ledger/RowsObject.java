package io.sealift.core.ledger;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One object of a pack's rows: rows of one window, in canonical form, gzipped.
 *
 * @param window the window that the days of its rows are in
 * @param part the number that tells apart the objects of one window, 0 for the first
 * @param bytes its size in the bucket
 * @param textBytes its unpacked size
 * @param rowsPerDay its rows by the day of their event time, {@code yyyy-MM-dd}
 * @param nulls how many of its rows have no value, by column; columns without such rows are left out
 */
public record RowsObject(
        long window,
        int part,
        long bytes,
        long textBytes,
        SortedMap<String, Long> rowsPerDay,
        SortedMap<String, Long> nulls) {
    public RowsObject {
        rowsPerDay = Collections.unmodifiableSortedMap(new TreeMap<>(rowsPerDay));
        nulls = Collections.unmodifiableSortedMap(new TreeMap<>(nulls));
        if (rowsPerDay.isEmpty()) {
            throw new IllegalArgumentException(
                    "An object of rows has no row: window %d, part %d".formatted(window, part));
        }
    }

    /** How many rows it has. */
    public long rows() {
        return rowsPerDay.values().stream().mapToLong(Long::longValue).sum();
    }
}
