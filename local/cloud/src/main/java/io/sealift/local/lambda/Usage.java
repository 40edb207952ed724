package io.sealift.local.lambda;

import java.time.Duration;

/**
 * How much of a function was used; on AWS, the metrics {@code Invocations} and {@code Duration} show this.
 *
 * @param invocations how many events its children answered or failed to answer
 * @param busy the total time for which children had events in hand, without their start
 */
public record Usage(long invocations, Duration busy) {
    /** No use at all. */
    public static final Usage NONE = new Usage(0, Duration.ZERO);

    /** This and one more invocation. */
    Usage plus(Duration duration) {
        return new Usage(invocations + 1, busy.plus(duration));
    }

    /** What was used since an earlier reading. */
    public Usage since(Usage earlier) {
        return new Usage(invocations - earlier.invocations, busy.minus(earlier.busy));
    }
}
