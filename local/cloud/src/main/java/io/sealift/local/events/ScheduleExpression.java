package io.sealift.local.events;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a schedule fires, in EventBridge's language: {@code rate(...)} or {@code cron(...)}. */
public sealed interface ScheduleExpression permits RateExpression, CronExpression {
    /**
     * The first time to fire after {@code now}.
     *
     * @param previous when it was last due, or when the schedule was created
     * @param zone the time zone of a cron expression
     * @return empty if it never fires again
     */
    Optional<Instant> next(Instant previous, Instant now, ZoneId zone);

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException if it is not an expression
     */
    static ScheduleExpression parse(String text) {
        Matcher matcher = Syntax.CALL.matcher(text.strip());
        if (matcher.matches()) {
            String arguments = matcher.group("arguments").strip();
            switch (matcher.group("name")) {
                case "rate" -> {
                    return RateExpression.parse(arguments);
                }
                case "cron" -> {
                    return CronExpression.parse(arguments);
                }
                default -> {
                    // Falls through to the message below.
                }
            }
        }
        throw new IllegalArgumentException("Invalid schedule expression '" + text
                + "'. Write rate(<number> minutes|hours|days) or cron(<minutes> <hours> <day-of-month> <month>"
                + " <day-of-week> <year>)");
    }

    /** Fires at a fixed interval, which may be shorter than AWS's minute. */
    static ScheduleExpression every(Duration period) {
        return new RateExpression(period);
    }

    /** The outer form of an expression. */
    final class Syntax {
        private static final Pattern CALL = Pattern.compile("(?<name>[a-z]+)\\((?<arguments>.*)\\)");

        private Syntax() {}
    }
}
