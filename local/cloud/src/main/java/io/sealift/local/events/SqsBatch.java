package io.sealift.local.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sealift.local.lambda.LambdaFunction;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Messages for one invocation, and the event that carries them, in Lambda's shape. */
final class SqsBatch {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] START = utf8("{\"Records\":[");
    private static final byte[] COMMA = utf8(",");
    private static final byte[] END = utf8("]}");

    private final SqsSourceConfig config;
    private final Map<String, QueueMessage> messages = new LinkedHashMap<>();
    private final ByteArrayOutputStream event = new ByteArrayOutputStream();

    /** What became of an offered message. */
    enum Offer {
        TAKEN,
        /** The event would be larger than one invocation may carry: the next batch takes it. */
        NO_ROOM
    }

    SqsBatch(SqsSourceConfig config) {
        this.config = config;
        event.writeBytes(START);
    }

    /** Adds a message if the event has room for it. The first one is always taken. */
    Offer offer(QueueMessage message) {
        byte[] record = utf8(record(message));
        int bytes = event.size() + COMMA.length + record.length + END.length;
        if (!messages.isEmpty()) {
            if (bytes > LambdaFunction.PAYLOAD_BYTES_MAX) {
                return Offer.NO_ROOM;
            }
            event.writeBytes(COMMA);
        }
        event.writeBytes(record);
        messages.put(message.messageId(), message);
        return Offer.TAKEN;
    }

    /** How many more messages the batch may hold. */
    int room() {
        return config.batchSizeMax() - messages.size();
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    /** The messages by id, in order of receipt. */
    Map<String, QueueMessage> messages() {
        return messages;
    }

    List<QueueMessage> list() {
        return new ArrayList<>(messages.values());
    }

    /** The whole event, JSON in UTF-8. */
    byte[] event() {
        var whole = new ByteArrayOutputStream(event.size() + END.length);
        whole.writeBytes(event.toByteArray());
        whole.writeBytes(END);
        return whole.toByteArray();
    }

    private String record(QueueMessage message) {
        ObjectNode node = JSON.createObjectNode()
                .put("messageId", message.messageId())
                .put("receiptHandle", message.receiptHandle())
                .put("body", message.body());
        ObjectNode system = node.putObject("attributes");
        message.systemAttributes().forEach(system::put);
        ObjectNode attributes = node.putObject("messageAttributes");
        message.attributes().forEach((name, attribute) -> {
            ObjectNode value = attributes.putObject(name);
            value.put(attribute.isBinary() ? "binaryValue" : "stringValue", attribute.value());
            value.putArray("stringListValues");
            value.putArray("binaryListValues");
            value.put("dataType", attribute.dataType());
        });
        node.put("md5OfBody", message.md5OfBody())
                .put("eventSource", "aws:sqs")
                .put("eventSourceARN", config.queueArn())
                .put("awsRegion", config.region());
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A tree of texts is always JSON", impossible);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
