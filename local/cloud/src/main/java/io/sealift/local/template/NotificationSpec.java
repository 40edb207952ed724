package io.sealift.local.template;

import java.util.Optional;

/**
 * Events of a bucket that go to a queue.
 *
 * @param event which events, as in {@code s3:ObjectCreated:*}
 * @param queueName the queue
 * @param prefix how a key must begin; empty for any
 * @param suffix how a key must end; empty for any
 */
public record NotificationSpec(String event, String queueName, Optional<String> prefix, Optional<String> suffix) {}
