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

    private final DayRule rule;
    private final Map<Integer, Long> rowsPerDay = new HashMap<>();
    private int day;

    RowCounts(DayRule rule) {
        this.rule = rule;
    }

    /** Notes the day of the row under way; false where no calendar has it. */
    boolean noteEventTime(char[] text, int start, int length) {
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

    /** Counts the row whose day was noted last. */
    void countRow() {
        rowsPerDay.merge(day, 1L, Long::sum);
    }

    long rows() {
        return rowsPerDay.values().stream().mapToLong(Long::longValue).sum();
    }

    int days() {
        return rowsPerDay.size();
    }

    SortedMap<String, Long> byName() {
        SortedMap<String, Long> named = new TreeMap<>();
        rowsPerDay.forEach(
                (epochDay, rows) -> named.put(LocalDate.ofEpochDay(epochDay).toString(), rows));
        return named;
    }
}
