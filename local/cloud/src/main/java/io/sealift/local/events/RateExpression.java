package io.sealift.local.events;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fires at regular intervals from the schedule's creation, keeping the beat even after a missed time.
 *
 * @param period the interval, positive
 */
record RateExpression(Duration period) implements ScheduleExpression {
    private static final Pattern SYNTAX = Pattern.compile("(?<count>[0-9]{1,6})\\s+(?<unit>minute|hour|day)s?");

    RateExpression {
        if (!period.isPositive()) {
            throw new IllegalArgumentException("period must be positive: " + period);
        }
    }

    static RateExpression parse(String arguments) {
        Matcher matcher = SYNTAX.matcher(arguments);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "Invalid rate '" + arguments + "'. Write a number and minutes, hours or days");
        }
        int count = Integer.parseInt(matcher.group("count"));
        return new RateExpression(
                switch (matcher.group("unit")) {
                    case "minute" -> Duration.ofMinutes(count);
                    case "hour" -> Duration.ofHours(count);
                    default -> Duration.ofDays(count);
                });
    }

    @Override
    public Optional<Instant> next(Instant previous, Instant now, ZoneId zone) {
        Duration since = Duration.between(previous, now);
        long missed = since.isNegative() ? 0 : since.dividedBy(period);
        return Optional.of(previous.plus(period.multipliedBy(missed + 1)));
    }
}
