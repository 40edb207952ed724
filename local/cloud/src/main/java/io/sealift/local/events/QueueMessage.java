package io.sealift.local.events;

import java.util.Map;

/**
 * A received message.
 *
 * @param messageId identifies the message
 * @param receiptHandle identifies this receipt of it, and serves to delete it
 * @param body the text that was sent
 * @param md5OfBody SQS's checksum of the body, in hexadecimal digits
 * @param systemAttributes SQS's own attributes, such as {@code ApproximateReceiveCount}
 * @param attributes the sender's attributes
 */
public record QueueMessage(
        String messageId,
        String receiptHandle,
        String body,
        String md5OfBody,
        Map<String, String> systemAttributes,
        Map<String, Attribute> attributes) {
    public QueueMessage {
        systemAttributes = Map.copyOf(systemAttributes);
        attributes = Map.copyOf(attributes);
    }

    /**
     * An attribute that the sender set.
     *
     * @param dataType {@code String}, {@code Number} or {@code Binary}, with a custom suffix or without
     * @param value the text, or the bytes in Base64 if the type is binary
     */
    public record Attribute(String dataType, String value) {
        /** Whether {@link #value} is Base64. */
        public boolean isBinary() {
            return dataType.startsWith("Binary");
        }
    }
}
