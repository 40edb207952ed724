package io.sealift.feed.validation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts rows by their day. */
final class RowCounts {
    private final Map<Integer, Long> rowsPerDay = new HashMap<>();
    private long rows;
    private long rejected;
    /** Rows come in runs of the same day; a run is added to the map when it ends. */
    private int runDay = EventDay.NONE;

    private long runRows;

    /** Counts a row; returns how many days there are so far. */
    int countRow(int day) {
        rows++;
        if (day != runDay) {
            endRun();
            runDay = day;
            rowsPerDay.putIfAbsent(day, 0L);
        }
        runRows++;
        return rowsPerDay.size();
    }

    private void endRun() {
        if (runRows > 0) {
            rowsPerDay.merge(runDay, runRows, Long::sum);
            runRows = 0;
        }
    }

    void countRejected() {
        rejected++;
    }

    long rows() {
        return rows;
    }

    long rejected() {
        return rejected;
    }

    SortedMap<String, Long> byName() {
        endRun();
        SortedMap<String, Long> named = new TreeMap<>();
        rowsPerDay.forEach(
                (epochDay, count) -> named.put(LocalDate.ofEpochDay(epochDay).toString(), count));
        return named;
    }
}
