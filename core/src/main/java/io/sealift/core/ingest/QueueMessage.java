package io.sealift.core.ingest;

/**
 * One message of the queue.
 *
 * @param id the id by which a failure is reported
 * @param body S3's notification
 * @param receives how often the queue has delivered it so far, including this time
 */
public record QueueMessage(String id, String body, int receives) {
    /** A message that is delivered for the first time. */
    public QueueMessage(String id, String body) {
        this(id, body, 1);
    }
}
