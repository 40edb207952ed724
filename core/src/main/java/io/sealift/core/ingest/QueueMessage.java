package io.sealift.core.ingest;

/**
 * One message of the queue.
 *
 * @param id by which a failure is reported
 * @param body S3's notification
 * @param receives how often the queue has given it out so far, this time included
 */
public record QueueMessage(String id, String body, int receives) {
    /** A message that is given out for the first time. */
    public QueueMessage(String id, String body) {
        this(id, body, 1);
    }
}
