package io.sealift.core.validation;

import io.sealift.core.feed.DayRule;
import java.time.LocalDate;

/** Finds the day of an event time, as days since 1970. */
record EventDay(DayRule rule) {
    /** The calendar has no such day, or none of the years 0001 to 9999. */
    static final int NONE = Integer.MIN_VALUE;

    private static final int SECONDS_A_DAY = 86_400;
    private static final int MILLIS_A_DAY = 86_400_000;
    private static final int FIRST = (int) LocalDate.of(1, 1, 1).toEpochDay();
    private static final int LAST = (int) LocalDate.of(9999, 12, 31).toEpochDay();

    /** The day of a value that has no problem. */
    int of(byte[] text, int start, int length) {
        long found = switch (rule) {
            case TIMESTAMP, DATE -> DateText.epochDay(text, start);
            case EPOCH_SECONDS -> Math.floorDiv(WholeNumber.parse(text, start, length), SECONDS_A_DAY);
            case EPOCH_MILLIS -> Math.floorDiv(WholeNumber.parse(text, start, length), MILLIS_A_DAY);
        };
        return found < FIRST || found > LAST ? NONE : (int) found;
    }
}
