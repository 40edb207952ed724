package io.sealift.core.pack;

import io.sealift.core.ledger.RowsObject;
import io.sealift.feed.validation.CanonicalRow;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts the rows of one object, by day, and the NULLs of its columns. */
public final class RowCensus {
    private final long[] nulls;
    private final Map<Long, Long> rowsPerDay = new HashMap<>();
    /** Rows come in runs of the same day; a run is added to the map when it ends. */
    private long runDay;

    private long runRows;

    /** A census for a feed with this many columns. */
    public RowCensus(int columns) {
        this.nulls = new long[columns];
    }

    /** Counts a row. */
    public void count(CanonicalRow row) {
        if (row.epochDay() != runDay) {
            endRun();
            runDay = row.epochDay();
        }
        runRows++;
        row.countNulls(nulls);
    }

    void add(RowCensus other) {
        other.endRun();
        other.rowsPerDay.forEach((day, rows) -> rowsPerDay.merge(day, rows, Long::sum));
        for (int column = 0; column < nulls.length; column++) {
            nulls[column] += other.nulls[column];
        }
    }

    int days() {
        endRun();
        return rowsPerDay.size();
    }

    /** The rows of each day, {@code yyyy-MM-dd}. */
    public SortedMap<String, Long> rowsPerDay() {
        endRun();
        SortedMap<String, Long> named = new TreeMap<>();
        rowsPerDay.forEach((day, rows) -> named.put(LocalDate.ofEpochDay(day).toString(), rows));
        return named;
    }

    /** What is known about the object once it is written. */
    public RowsObject object(long window, int part, long bytes, long textBytes, List<String> columns) {
        return new RowsObject(window, part, bytes, textBytes, rowsPerDay(), nullsByColumn(columns));
    }

    /** The NULLs of each column that has some. */
    public SortedMap<String, Long> nullsByColumn(List<String> columns) {
        SortedMap<String, Long> named = new TreeMap<>();
        for (int column = 0; column < nulls.length; column++) {
            if (nulls[column] > 0) {
                named.put(columns.get(column), nulls[column]);
            }
        }
        return named;
    }

    private void endRun() {
        if (runRows > 0) {
            rowsPerDay.merge(runDay, runRows, Long::sum);
            runRows = 0;
        }
    }
}
