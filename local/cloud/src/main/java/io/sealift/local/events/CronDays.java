package io.sealift.local.events;

import java.time.LocalDate;
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
        return anyDate
                ? new Weekdays(CronField.DAY_OF_WEEK.read(ofWeek))
                : new Dates(CronField.DAY_OF_MONTH.read(ofMonth));
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

    /** These days of the week, 1 is Sunday. */
    record Weekdays(Set<Integer> weekdays) implements CronDays {
        @Override
        public boolean matches(LocalDate day) {
            return weekdays.contains(numberOf(day));
        }
    }
}
