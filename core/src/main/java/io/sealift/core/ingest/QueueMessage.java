package io.sealift.core.ingest;

/**
 * One message of the queue.
 *
 * @param id by which a failure is reported
 * @param body S3's notification
 */
public record QueueMessage(String id, String body) {}
