package io.sealift.core.load;

import io.sealift.core.ledger.RowsObject;
import io.sealift.core.ledger.SlicePlan;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The objects of rows that one INSERT is to load, and what they add up to.
 *
 * @param uris the objects, as the engine writes their locations
 * @param rowsPerDay their rows by day
 * @param nulls their NULLs by column
 */
record PlannedSlice(List<String> uris, SortedMap<String, Long> rowsPerDay, SortedMap<String, Long> nulls) {
    /** One object of rows. */
    record Counted(String uri, SortedMap<String, Long> rowsPerDay, SortedMap<String, Long> nulls) {
        static Counted of(String uri, RowsObject object) {
            return new Counted(uri, object.rowsPerDay(), object.nulls());
        }
    }

    static PlannedSlice of(List<Counted> objects) {
        SortedMap<String, Long> rowsPerDay = new TreeMap<>();
        SortedMap<String, Long> nulls = new TreeMap<>();
        for (Counted object : objects) {
            object.rowsPerDay().forEach((day, rows) -> rowsPerDay.merge(day, rows, Long::sum));
            object.nulls().forEach((column, count) -> nulls.merge(column, count, Long::sum));
        }
        return new PlannedSlice(objects.stream().map(Counted::uri).toList(), rowsPerDay, nulls);
    }

    /** The plan of the slice once its list is written. */
    SlicePlan plan(String listETag, int depth) {
        return new SlicePlan(listETag, uris.size(), depth, rowsPerDay, nulls);
    }

    long rows() {
        return rowsPerDay.values().stream().mapToLong(Long::longValue).sum();
    }
}
