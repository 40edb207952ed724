package io.sealift.feed.validation;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Converts times in the ISO 8601 forms that feeds use into the only form that the engine reads correctly.
 *
 * <p>The engine refuses the {@code T}, and silently drops a zone and cuts a fraction. This class applies a zone, and
 * takes a fraction beyond milliseconds only if it is zero: the table could not hold the rest.
 */
final class IsoTimestamp {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);
    private static final ValueCheck.Problem TOO_FINE = new ValueCheck.Problem(
            RefusalReason.OUT_OF_RANGE, "no more than milliseconds, which is what the table holds");
    private static final int MINUTES_LENGTH = 16;
    private static final int FRACTION_DIGITS_MAX = 9;
    private static final int NANOS_A_MILLI = 1_000_000;
    private static final int OFFSET_HOURS_MAX = 18;

    private final byte[] text;
    private final int end;
    private int at;
    private int second;
    private int nanos;
    private int offsetMinutes;

    private IsoTimestamp(byte[] text) {
        this.text = text;
        this.end = text.length;
    }

    /** A time in canonical form, or what is wrong with it. */
    sealed interface Result {
        /** The same time in the engine's form, in UTC if it had a zone. */
        record Canonical(String text) implements Result {}

        /** It is no time, or not one that the table can hold. */
        record Wrong(ValueCheck.Problem problem) implements Result {}
    }

    static Result read(byte[] text) {
        return new IsoTimestamp(text).read();
    }

    private Result read() {
        boolean form = end >= MINUTES_LENGTH
                && DateText.hasDateForm(text, 0)
                && (text[10] == 'T' || text[10] == 't' || text[10] == ' ')
                && DateText.areDigits(text, 11, 2)
                && text[13] == ':'
                && DateText.areDigits(text, 14, 2);
        at = MINUTES_LENGTH;
        if (!form || !readSecond() || !readZone() || at != end) {
            return new Result.Wrong(DateText.WRONG_TIMESTAMP);
        }
        int hour = DateText.number(text, 11, 2);
        int minute = DateText.number(text, 14, 2);
        if (!DateText.isInCalendar(text, 0) || hour > 23 || minute > 59 || second > 59) {
            return new Result.Wrong(DateText.NO_SUCH_TIME);
        }
        if (nanos % NANOS_A_MILLI != 0) {
            return new Result.Wrong(TOO_FINE);
        }
        LocalDateTime utc = LocalDateTime.of(
                        DateText.number(text, 0, 4),
                        DateText.number(text, 5, 2),
                        DateText.number(text, 8, 2),
                        hour,
                        minute,
                        second,
                        nanos)
                .minusMinutes(offsetMinutes);
        if (utc.getYear() < 1 || utc.getYear() > 9999) {
            return new Result.Wrong(DateText.NO_SUCH_TIME);
        }
        return new Result.Canonical(utc.format(nanos == 0 ? SECONDS : MILLIS));
    }

    private boolean readSecond() {
        if (at == end || text[at] != ':') {
            return true;
        }
        if (end < at + 3 || !DateText.areDigits(text, at + 1, 2)) {
            return false;
        }
        second = DateText.number(text, at + 1, 2);
        at += 3;
        if (at == end || text[at] != '.') {
            return true;
        }
        int first = ++at;
        while (at < end && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        int digits = at - first;
        if (digits < 1 || digits > FRACTION_DIGITS_MAX) {
            return false;
        }
        nanos = DateText.number(text, first, digits);
        for (int digit = digits; digit < FRACTION_DIGITS_MAX; digit++) {
            nanos *= 10;
        }
        return true;
    }

    private boolean readZone() {
        if (at == end) {
            return true;
        }
        byte sign = text[at++];
        if (sign == 'Z' || sign == 'z') {
            return true;
        }
        if ((sign != '+' && sign != '-') || end < at + 2 || !DateText.areDigits(text, at, 2)) {
            return false;
        }
        int hours = DateText.number(text, at, 2);
        at += 2;
        int minutes = readOffsetMinutes();
        offsetMinutes = (sign == '-' ? -1 : 1) * (hours * 60 + minutes);
        return minutes >= 0 && minutes < 60 && hours * 60 + minutes <= OFFSET_HOURS_MAX * 60;
    }

    private int readOffsetMinutes() {
        if (at == end) {
            return 0;
        }
        if (text[at] == ':') {
            at++;
        }
        if (end < at + 2 || !DateText.areDigits(text, at, 2)) {
            return -1;
        }
        int minutes = DateText.number(text, at, 2);
        at += 2;
        return minutes;
    }
}
