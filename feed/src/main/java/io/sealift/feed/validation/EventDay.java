package io.sealift.feed.validation;

import io.sealift.feed.DayRule;
import java.time.LocalDate;

/** Finds the days of event times, as days since 1970. It remembers the last one: rows come in runs of the same day. */
final class EventDay {
    /** The calendar has no such day, or its year is not one of 0001 to 9999. */
    static final int NONE = Integer.MIN_VALUE;

    private static final int SECONDS_A_DAY = 86_400;
    private static final int MILLIS_A_DAY = 86_400_000;
    private static final int FIRST = (int) LocalDate.of(1, 1, 1).toEpochDay();
    private static final int LAST = (int) LocalDate.of(9999, 12, 31).toEpochDay();

    private final DayRule rule;
    /** The ten characters of the last date. */
    private long lastWord;

    private short lastPair;
    private int last;

    EventDay(DayRule rule) {
        this.rule = rule;
    }

    /** The day of a value that has no problem. NULs, or other text, must follow its end. */
    int of(byte[] text, int start, int length) {
        return switch (rule) {
            case TIMESTAMP, DATE -> ofDate(text, start);
            case EPOCH_SECONDS -> within(Math.floorDiv(WholeNumber.parse(text, start, length), SECONDS_A_DAY));
            case EPOCH_MILLIS -> within(Math.floorDiv(WholeNumber.parse(text, start, length), MILLIS_A_DAY));
        };
    }

    private int ofDate(byte[] text, int start) {
        long word = Words.at(text, start);
        short pair = Words.pairAt(text, start + Long.BYTES);
        if (word != lastWord || pair != lastPair) {
            last = DateText.epochDay(text, start);
            lastWord = word;
            lastPair = pair;
        }
        return last;
    }

    private static int within(long day) {
        return day < FIRST || day > LAST ? NONE : (int) day;
    }
}
