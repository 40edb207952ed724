package io.sealift.local.lambda;

import java.time.Duration;

/**
 * How much of a function was used; on AWS, its metrics {@code Invocations} and {@code Duration} say so.
 *
 * @param invocations how many events its children answered, or failed to
 * @param busy the time that the children had events in hand, added up; their start is left out
 */
public record Usage(long invocations, Duration busy) {
    /** No use at all. */
    public static final Usage NONE = new Usage(0, Duration.ZERO);

    /** This and one more invocation. */
    Usage plus(Duration duration) {
        return new Usage(invocations + 1, busy.plus(duration));
    }

    /** What was used after an earlier look. */
    public Usage since(Usage earlier) {
        return new Usage(invocations - earlier.invocations, busy.minus(earlier.busy));
    }
}
