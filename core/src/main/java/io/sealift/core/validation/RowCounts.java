package io.sealift.core.validation;

import io.sealift.core.feed.DayRule;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts rows by their day. */
final class RowCounts {
    private static final int SECONDS_A_DAY = 86_400;
    private static final int MILLIS_A_DAY = 86_400_000;
    private static final int FIRST_DAY = (int) LocalDate.of(1, 1, 1).toEpochDay();
    private static final int LAST_DAY = (int) LocalDate.of(9999, 12, 31).toEpochDay();
    private static final int NO_DAY = Integer.MIN_VALUE;

    private final DayRule rule;
    private final Map<Integer, Long> rowsPerDay = new HashMap<>();
    private long rows;
    private long rejected;
    /** The day of the row under way. */
    private int day;
    /** Rows come in runs of the same day; a run enters the map when it ends. */
    private int runDay = NO_DAY;

    private long runRows;

    RowCounts(DayRule rule) {
        this.rule = rule;
    }

    /** Notes the day of the row under way from a value that has no problem; false where no calendar has it. */
    boolean noteEventTime(byte[] text, int start, int length) {
        long found = switch (rule) {
            case TIMESTAMP, DATE -> DateText.epochDay(text, start);
            case EPOCH_SECONDS -> Math.floorDiv(WholeNumber.parse(text, start, length), SECONDS_A_DAY);
            case EPOCH_MILLIS -> Math.floorDiv(WholeNumber.parse(text, start, length), MILLIS_A_DAY);
        };
        if (found < FIRST_DAY || found > LAST_DAY) {
            return false;
        }
        day = (int) found;
        return true;
    }

    /** Counts the row whose day was noted last; the days so far, none twice. */
    int countRow() {
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
