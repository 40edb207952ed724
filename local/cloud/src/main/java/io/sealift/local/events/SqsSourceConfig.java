package io.sealift.local.events;

import java.time.Duration;

/**
 * An event source mapping from a queue to a function.
 *
 * @param queueArn the queue's ARN, as in the events
 * @param batchSizeMax the most messages that one invocation gets
 * @param windowMax how long a batch that is not full waits for more; zero takes what one receive brings
 * @param concurrencyMax the most invocations under way at once
 * @param reporting what the function's answer means
 */
public record SqsSourceConfig(
        String queueArn, int batchSizeMax, Duration windowMax, int concurrencyMax, FailureReporting reporting) {
    private static final int BATCH_SIZE_LIMIT = 10_000;
    private static final Duration WINDOW_LIMIT = Duration.ofMinutes(5);
    private static final Duration WINDOW_MIN_FOR_LARGE_BATCH = Duration.ofSeconds(1);
    private static final int ARN_PARTS = 6;
    private static final int ARN_REGION = 3;

    public SqsSourceConfig {
        check(
                queueArn.split(":", -1).length == ARN_PARTS && queueArn.startsWith("arn:"),
                "queueArn must be arn:aws:sqs:<region>:<account>:<name>: " + queueArn);
        check(
                batchSizeMax > 0 && batchSizeMax <= BATCH_SIZE_LIMIT,
                "batchSizeMax must be from 1 to " + BATCH_SIZE_LIMIT + ": " + batchSizeMax);
        check(
                !windowMax.isNegative() && windowMax.compareTo(WINDOW_LIMIT) <= 0,
                "windowMax must be from 0 s to " + WINDOW_LIMIT.toSeconds() + " s: " + windowMax);
        check(
                batchSizeMax <= MessageQueue.RECEIVE_MAX || windowMax.compareTo(WINDOW_MIN_FOR_LARGE_BATCH) >= 0,
                "a batch of more than " + MessageQueue.RECEIVE_MAX + " messages needs a window of at least 1 s: "
                        + windowMax);
        check(concurrencyMax > 0, "concurrencyMax must be positive: " + concurrencyMax);
    }

    /** The region part of the queue's ARN. */
    public String region() {
        return queueArn.split(":", -1)[ARN_REGION];
    }

    /** The name part of the queue's ARN. */
    public String queueName() {
        return queueArn.substring(queueArn.lastIndexOf(':') + 1);
    }

    private static void check(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException("Invalid event source: " + problem);
        }
    }
}
