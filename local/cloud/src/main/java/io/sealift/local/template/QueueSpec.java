package io.sealift.local.template;

import java.time.Duration;
import java.util.Optional;

/**
 * A standard queue.
 *
 * @param logicalId its id in the template
 * @param name its name
 * @param visibilityTimeout how long a received message stays hidden
 * @param retention how long a message is kept
 * @param redrive where messages that are received too often go
 */
public record QueueSpec(
        String logicalId, String name, Duration visibilityTimeout, Duration retention, Optional<RedriveSpec> redrive) {
    /**
     * A redrive policy.
     *
     * @param deadLetterQueueName the queue that takes the messages
     * @param maxReceiveCount after how many receives
     */
    public record RedriveSpec(String deadLetterQueueName, int maxReceiveCount) {}
}
