package io.sealift.core.quarantine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * A refused file as one flat JSON object on one line, with the columns of the quarantine table in {@code sql/}.
 *
 * <p>It is plain ASCII, so that no reader can stumble over what was in the file.
 */
public final class RefusedFileJson {
    static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private RefusedFileJson() {}

    /** The content of a sidecar. */
    public static byte[] sidecar(RefusedFile file) {
        return (text(node(file)) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads what {@link #sidecar} wrote.
     *
     * @throws IllegalArgumentException if it is no sidecar
     */
    public static RefusedFile read(byte[] sidecar) {
        try {
            return of(JSON.readTree(sidecar));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("Sidecar is not JSON: " + unreadable.getMessage(), unreadable);
        }
    }

    static ObjectNode node(RefusedFile file) {
        Disposition.Refused refusal = file.refusal();
        ObjectNode node = JSON.createObjectNode()
                .put("file_id", file.id().value())
                .put("reason", refusal.reason())
                .put("message", refusal.message())
                .put("line_number", refusal.line())
                .put("column_number", refusal.column())
                .put("sample", refusal.sample())
                .put("rows_before", refusal.rows())
                .put("bucket", file.source().location().bucket())
                .put("object_key", file.source().location().key())
                .put("etag", file.source().eTag())
                .put("size_bytes", file.sizeBytes())
                .put("refused_at", file.refusedAt().toString())
                .put("quarantined", refusal.quarantined().uri());
        return file.landedAt() == null
                ? node
                : node.put("landed_at", file.landedAt().toString());
    }

    static RefusedFile of(JsonNode node) {
        Disposition.Refused refusal = new Disposition.Refused(
                string(node, "reason"),
                string(node, "message"),
                node.path("line_number").asLong(),
                node.path("column_number").asLong(),
                string(node, "sample"),
                node.path("rows_before").asLong(),
                ObjectLocation.ofUri(string(node, "quarantined")));
        ObjectLocation location = new ObjectLocation(string(node, "bucket"), string(node, "object_key"));
        return new RefusedFile(
                new FileId(string(node, "file_id")),
                new ObjectVersion(location, string(node, "etag")),
                node.path("size_bytes").asLong(),
                node.has("landed_at") ? time(node, "landed_at") : null,
                time(node, "refused_at"),
                refusal);
    }

    static String text(JsonNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("A tree of JSON could not be written", impossible);
        }
    }

    static String string(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("What is said of a refused file has no text '%s': %s"
                    .formatted(name, TextSample.of(node.toString(), TextSample.MESSAGE_CHARS_MAX)));
        }
        return value.asText();
    }

    private static Instant time(JsonNode node, String name) {
        try {
            return Instant.parse(string(node, name));
        } catch (DateTimeParseException noTime) {
            throw new IllegalArgumentException("%s is no time: %s".formatted(name, noTime.getMessage()), noTime);
        }
    }
}
