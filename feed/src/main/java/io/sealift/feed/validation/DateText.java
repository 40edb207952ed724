package io.sealift.feed.validation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Days as {@code yyyy-MM-dd}, and timestamps as {@code yyyy-MM-dd HH:mm:ss} with up to three fraction digits. */
final class DateText {
    static final ValueCheck.Problem NO_SUCH_TIME =
            new ValueCheck.Problem(RefusalReason.OUT_OF_RANGE, "a time that the calendar has, years 0001 to 9999");
    static final ValueCheck.Problem WRONG_TIMESTAMP = new ValueCheck.Problem(
            RefusalReason.WRONG_TYPE, "a time like 2020-05-12 09:36:36 or 2020-05-12T09:36:36.123+02:00");
    private static final int DATE_LENGTH = 10;
    private static final int SECONDS_LENGTH = 19;
    private static final int MILLIS_LENGTH = 23;
    private static final int FEBRUARY = 2;
    private static final byte[] DAYS_OF_MONTHS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final ValueCheck.Problem WRONG_DATE =
            new ValueCheck.Problem(RefusalReason.WRONG_TYPE, "a day like 2020-05-12");

    private DateText() {}

    static ValueCheck.@Nullable Problem dateProblem(byte[] text, int start, int length) {
        if (length != DATE_LENGTH || !hasDateForm(text, start)) {
            return WRONG_DATE;
        }
        return isInCalendar(text, start) ? null : NO_SUCH_TIME;
    }

    static ValueCheck.@Nullable Problem timestampProblem(byte[] text, int start, int length) {
        boolean form = length >= SECONDS_LENGTH
                && length <= MILLIS_LENGTH
                && hasDateForm(text, start)
                && text[start + 10] == ' '
                && areDigits(text, start + 11, 2)
                && text[start + 13] == ':'
                && areDigits(text, start + 14, 2)
                && text[start + 16] == ':'
                && areDigits(text, start + 17, 2)
                && hasFraction(text, start, length);
        if (!form) {
            return WRONG_TIMESTAMP;
        }
        boolean real = isInCalendar(text, start)
                && number(text, start + 11, 2) < 24
                && number(text, start + 14, 2) < 60
                && number(text, start + 17, 2) < 60;
        return real ? null : NO_SUCH_TIME;
    }

    /** The day of a text that has no problem, as days since 1970. */
    static int epochDay(byte[] text, int start) {
        return (int) LocalDate.of(number(text, start, 4), number(text, start + 5, 2), number(text, start + 8, 2))
                .toEpochDay();
    }

    private static boolean hasFraction(byte[] text, int start, int length) {
        if (length == SECONDS_LENGTH) {
            return true;
        }
        int digits = length - SECONDS_LENGTH - 1;
        return digits > 0 && text[start + SECONDS_LENGTH] == '.' && areDigits(text, start + SECONDS_LENGTH + 1, digits);
    }

    static boolean hasDateForm(byte[] text, int start) {
        return areDigits(text, start, 4)
                && text[start + 4] == '-'
                && areDigits(text, start + 5, 2)
                && text[start + 7] == '-'
                && areDigits(text, start + 8, 2);
    }

    static boolean isInCalendar(byte[] text, int start) {
        int year = number(text, start, 4);
        int month = number(text, start + 5, 2);
        int day = number(text, start + 8, 2);
        if (year < 1 || month < 1 || month > 12 || day < 1) {
            return false;
        }
        boolean isLeapDay = month == FEBRUARY && day == 29 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return day <= DAYS_OF_MONTHS[month - 1] || isLeapDay;
    }

    static boolean areDigits(byte[] text, int start, int length) {
        for (int at = start; at < start + length; at++) {
            if (text[at] < '0' || text[at] > '9') {
                return false;
            }
        }
        return true;
    }

    static int number(byte[] text, int start, int length) {
        int value = 0;
        for (int at = start; at < start + length; at++) {
            value = value * 10 + (text[at] - '0');
        }
        return value;
    }
}
