package io.sealift.core.ledger;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one slice must bring into the table; the audit compares this.
 *
 * @param listETag the ETag of the list that its INSERT reads
 * @param objects how many objects of rows the list names
 * @param depth how often the manifest's first plan was divided to get here; 0 for a slice of the first plan
 * @param rowsPerDay its rows by the day of their event time, {@code yyyy-MM-dd}
 * @param nulls how many of its rows have no value, by column; columns without such rows are left out
 */
public record SlicePlan(
        String listETag, int objects, int depth, SortedMap<String, Long> rowsPerDay, SortedMap<String, Long> nulls) {
    public SlicePlan {
        rowsPerDay = Collections.unmodifiableSortedMap(new TreeMap<>(rowsPerDay));
        nulls = Collections.unmodifiableSortedMap(new TreeMap<>(nulls));
        if (rowsPerDay.isEmpty() || objects < 1 || depth < 0) {
            throw new IllegalArgumentException("A slice must load rows: %d objects, %d days, depth %d"
                    .formatted(objects, rowsPerDay.size(), depth));
        }
    }

    /** A plan for the same rows again, with another list. */
    public SlicePlan again(String otherListETag) {
        return new SlicePlan(otherListETag, objects, depth + 1, rowsPerDay, nulls);
    }

    /** How many rows it has. */
    public long rows() {
        return rowsPerDay.values().stream().mapToLong(Long::longValue).sum();
    }
}
