package io.sealift.core.quarantine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Dead letters as messages of a queue: attributes to look at in the console, and a body with everything.
 *
 * <p>The body of a refused file's letter is its notification with one more field, {@value #FIELD}. Consumers of
 * notifications ignore fields that they do not know, so a letter that somebody moves back to the queue unchanged is
 * read like the notification that it came from. Every body is plain ASCII.
 */
public final class DeadLetterText {
    /** The field that marks a body as a dead letter of ours; messages that the redrive policy moved do not have it. */
    public static final String FIELD = "sealiftDeadLetter";

    /** SQS takes at most 1,048,576 bytes, or 262,144 in queues with an older setting, body and attributes together. */
    private static final int BODY_CHARS_MAX = 200_000;
    /** At most six bytes per character, once escaped. */
    private static final int EVENT_CHARS_MAX = 20_000;
    /** A key of 1,024 bytes, each of them escaped. */
    private static final int KEY_CHARS_MAX = 1_024;

    private static final String EVENT = "event";

    private DeadLetterText() {}

    /** The letter's body, at most 200,000 bytes; an event is cut only if it is too long for that. */
    public static String body(DeadLetter letter) {
        String event = originalEvent(letter.event());
        String whole = RefusedFileJson.text(
                switch (letter) {
                    case DeadLetter.OfFile file ->
                        object(event)
                                .map(notification ->
                                        notification.<ObjectNode>set(FIELD, RefusedFileJson.node(file.file())))
                                .orElseGet(() -> wrapped(event, summary(letter)));
                    case DeadLetter.OfMessage message -> wrapped(event, summary(letter));
                });
        return whole.length() <= BODY_CHARS_MAX
                ? whole
                : RefusedFileJson.text(wrapped(event.substring(0, EVENT_CHARS_MAX), summary(letter)));
    }

    /** The letter's attributes: at most ten, the most that SQS allows, and none of them empty. */
    public static Map<String, String> attributes(DeadLetter letter) {
        Map<String, String> attributes = new LinkedHashMap<>();
        switch (letter) {
            case DeadLetter.OfMessage(String message, String event) -> {
                attributes.put("reason", DeadLetter.OfMessage.REASON);
                attributes.put("message", TextSample.of(message, TextSample.MESSAGE_CHARS_MAX));
            }
            case DeadLetter.OfFile(RefusedFile file, String event) -> {
                attributes.put("reason", file.refusal().reason());
                attributes.put("message", TextSample.of(file.refusal().message(), TextSample.MESSAGE_CHARS_MAX));
                attributes.put("line", Long.toString(file.refusal().line()));
                attributes.put("column", Long.toString(file.refusal().column()));
                attributes.put("sample", TextSample.of(file.refusal().sample(), TextSample.MESSAGE_CHARS_MAX));
                attributes.put("fileId", file.id().value());
                attributes.put("bucket", file.source().location().bucket());
                attributes.put("key", TextSample.of(file.source().location().key(), KEY_CHARS_MAX));
                attributes.put("eTag", file.source().eTag());
                attributes.put("quarantined", file.refusal().quarantined().uri());
            }
        }
        attributes.values().removeIf(String::isEmpty);
        return attributes;
    }

    /**
     * Reads the body of a message among the dead letters.
     *
     * @return empty if it is no letter of ours, but a message that was tried too often
     * @throws IllegalArgumentException if a letter of ours is damaged
     */
    public static Optional<DeadLetter> read(String body) {
        return object(body).filter(letter -> letter.has(FIELD)).map(letter -> {
            JsonNode summary = letter.get(FIELD);
            String event = originalEvent(body);
            return summary.has("file_id")
                    ? new DeadLetter.OfFile(RefusedFileJson.of(summary), event)
                    : new DeadLetter.OfMessage(RefusedFileJson.string(summary, "message"), event);
        });
    }

    /** The event that a letter's body holds; any other text is its own event. */
    public static String originalEvent(String body) {
        Optional<ObjectNode> letter = object(body).filter(found -> found.has(FIELD));
        if (letter.isEmpty()) {
            return body;
        }
        JsonNode wrapped = letter.get().path(EVENT);
        return wrapped.isTextual()
                ? wrapped.asText()
                : RefusedFileJson.text(letter.get().without(FIELD));
    }

    private static ObjectNode summary(DeadLetter letter) {
        return switch (letter) {
            case DeadLetter.OfFile file -> RefusedFileJson.node(file.file());
            case DeadLetter.OfMessage message ->
                RefusedFileJson.JSON
                        .createObjectNode()
                        .put("reason", DeadLetter.OfMessage.REASON)
                        .put("message", TextSample.of(message.message(), TextSample.MESSAGE_CHARS_MAX));
        };
    }

    private static ObjectNode wrapped(String event, ObjectNode summary) {
        return RefusedFileJson.JSON.createObjectNode().put(EVENT, event).set(FIELD, summary);
    }

    private static Optional<ObjectNode> object(String text) {
        try {
            return RefusedFileJson.JSON.readTree(text) instanceof ObjectNode object
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }
}
