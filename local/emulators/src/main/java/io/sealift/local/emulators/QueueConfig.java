package io.sealift.local.emulators;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One standard queue.
 *
 * <p>There is no message retention period: ElasticMQ keeps a message until it is deleted.
 *
 * @param name the queue's name
 * @param visibilityTimeoutSeconds how long a received message stays hidden
 * @param redrive where messages that are received too often go; null keeps them here
 */
public record QueueConfig(
        String name, int visibilityTimeoutSeconds, @Nullable Redrive redrive) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,80}");
    private static final int VISIBILITY_SECONDS_MAX = 43_200;

    /** Refuses what SQS would refuse. */
    public QueueConfig {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "Queue name must be 1 to 80 letters, digits, hyphens or underscores: " + name);
        }
        if (visibilityTimeoutSeconds < 0 || visibilityTimeoutSeconds > VISIBILITY_SECONDS_MAX) {
            throw new IllegalArgumentException("Visibility timeout of " + name + " must be between 0 and "
                    + VISIBILITY_SECONDS_MAX + " s: " + visibilityTimeoutSeconds);
        }
    }

    /**
     * A redrive policy.
     *
     * @param deadLetterQueue the name of the queue that takes them
     * @param receiveCountMax after how many receives without a delete
     */
    public record Redrive(String deadLetterQueue, int receiveCountMax) {
        /** Refuses a count that SQS would refuse. */
        public Redrive {
            if (receiveCountMax < 1 || receiveCountMax > 1000) {
                throw new IllegalArgumentException("Receive count must be between 1 and 1000: " + receiveCountMax);
            }
        }
    }
}
