package io.sealift.local.events;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * Fires at calendar times, to the minute.
 *
 * <p>A local time that daylight saving skips is skipped; one that it repeats fires once. Of AWS's language, {@code L},
 * {@code W} and {@code #} are refused.
 *
 * @param minutes of the hour
 * @param hours of the day
 * @param days of the month
 * @param months of the year, 1 is January
 * @param years the years in which it fires
 */
record CronExpression(
        NavigableSet<Integer> minutes,
        NavigableSet<Integer> hours,
        CronDays days,
        NavigableSet<Integer> months,
        NavigableSet<Integer> years)
        implements ScheduleExpression {
    private static final int FIELDS = 6;

    static CronExpression parse(String arguments) {
        List<String> fields = List.of(arguments.toUpperCase(Locale.ROOT).split("\\s+"));
        if (fields.size() != FIELDS) {
            throw new IllegalArgumentException("Invalid cron expression '" + arguments + "' of " + fields.size()
                    + " fields. Write six: minutes hours day-of-month month day-of-week year");
        }
        return new CronExpression(
                CronField.MINUTES.read(fields.get(0)),
                CronField.HOURS.read(fields.get(1)),
                CronDays.parse(fields.get(2), fields.get(4)),
                CronField.MONTH.read(fields.get(3)),
                CronField.YEAR.read(fields.get(5)));
    }

    @Override
    public Optional<Instant> next(Instant previous, Instant now, ZoneId zone) {
        LocalDate day = now.atZone(zone).toLocalDate();
        LocalDate end = LocalDate.of(years.last(), 12, 31);
        while (!day.isAfter(end)) {
            if (!years.contains(day.getYear())) {
                day = day.withDayOfYear(1).plusYears(1);
            } else if (!months.contains(day.getMonthValue())) {
                day = day.withDayOfMonth(1).plusMonths(1);
            } else {
                Optional<Instant> fire = days.matches(day) ? next(day, now, zone) : Optional.empty();
                if (fire.isPresent()) {
                    return fire;
                }
                day = day.plusDays(1);
            }
        }
        return Optional.empty();
    }

    private Optional<Instant> next(LocalDate day, Instant now, ZoneId zone) {
        for (int hour : hours) {
            for (int minute : minutes) {
                LocalDateTime local = day.atTime(hour, minute);
                List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
                if (!offsets.isEmpty()) {
                    Instant instant = local.toInstant(offsets.getFirst());
                    if (instant.isAfter(now)) {
                        return Optional.of(instant);
                    }
                }
            }
        }
        return Optional.empty();
    }
}
