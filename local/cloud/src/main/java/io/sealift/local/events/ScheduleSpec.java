package io.sealift.local.events;

import java.time.Duration;
import java.time.ZoneId;

/**
 * A schedule as the template declares it.
 *
 * @param name the schedule's name
 * @param expression when it fires
 * @param zone the time zone of the expression
 * @param input what it sends
 */
public record ScheduleSpec(String name, ScheduleExpression expression, ZoneId zone, ScheduleInput input) {
    /** The same schedule, but fired every {@code period} instead: an hourly load every minute, say. */
    public ScheduleSpec every(Duration period) {
        return new ScheduleSpec(name, ScheduleExpression.every(period), zone, input);
    }
}
