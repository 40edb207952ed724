package io.sealift.local.events;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;

/** The days of a month that a cron expression matches: by date or by day of the week. */
sealed interface CronDays {
    /** Whether it matches this day. */
    boolean matches(LocalDate day);

    /**
     * Reads the two fields, one of which must be {@code ?}.
     *
     * @throws IllegalArgumentException if both say something or neither does, or one is invalid
     */
    static CronDays parse(String ofMonth, String ofWeek) {
        boolean anyDate = ofMonth.equals("?");
        boolean anyWeekday = ofWeek.equals("?");
        if (anyDate == anyWeekday) {
            throw new IllegalArgumentException("Invalid days '" + ofMonth + "' and '" + ofWeek
                    + "' in a cron expression. Exactly one of day-of-month and day-of-week must be ?");
        }
        if (anyDate) {
            return weekdays(ofWeek);
        }
        return ofMonth.equals("L") ? new LastDay() : new Dates(CronField.DAY_OF_MONTH.read(ofMonth));
    }

    private static CronDays weekdays(String text) {
        int hash = text.indexOf('#');
        if (hash > 0) {
            return new NthWeekday(
                    CronField.DAY_OF_WEEK.value(text.substring(0, hash)), ordinal(text.substring(hash + 1)));
        }
        if (text.length() > 1 && text.endsWith("L")) {
            return new LastWeekday(CronField.DAY_OF_WEEK.value(text.substring(0, text.length() - 1)));
        }
        return new Weekdays(CronField.DAY_OF_WEEK.read(text.equals("L") ? "SAT" : text));
    }

    private static int ordinal(String text) {
        if (text.matches("[1-5]")) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException(
                "Invalid day-of-week ordinal '" + text + "' in a cron expression. Write # and a number from 1 to 5");
    }

    private static int numberOf(LocalDate day) {
        return day.getDayOfWeek().getValue() % 7 + 1;
    }

    /** These dates of the month. */
    record Dates(Set<Integer> dates) implements CronDays {
        @Override
        public boolean matches(LocalDate day) {
            return dates.contains(day.getDayOfMonth());
        }
    }

    /** The month's last day, {@code L}. */
    record LastDay() implements CronDays {
        @Override
        public boolean matches(LocalDate day) {
            return day.getDayOfMonth() == day.lengthOfMonth();
        }
    }

    /** These days of the week, 1 is Sunday. */
    record Weekdays(Set<Integer> weekdays) implements CronDays {
        @Override
        public boolean matches(LocalDate day) {
            return weekdays.contains(numberOf(day));
        }
    }

    /** The month's last occurrence of a day of the week, as in {@code 6L}. */
    record LastWeekday(int weekday) implements CronDays {
        @Override
        public boolean matches(LocalDate day) {
            return numberOf(day) == weekday && day.equals(day.with(TemporalAdjusters.lastInMonth(day.getDayOfWeek())));
        }
    }

    /** The month's n-th occurrence of a day of the week, as in {@code 3#2}. */
    record NthWeekday(int weekday, int ordinal) implements CronDays {
        @Override
        public boolean matches(LocalDate day) {
            return numberOf(day) == weekday && (day.getDayOfMonth() - 1) / 7 + 1 == ordinal;
        }
    }
}
