package io.sealift.core.quarantine;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sealift.feed.validation.Refusal;
import io.sealift.feed.validation.RejectedRow;
import java.nio.charset.StandardCharsets;

/** A bad row that was left out of its file, as one JSON object on one line. */
public final class RejectedRowJson {
    private static final JsonMapper JSON = new JsonMapper();

    private RejectedRowJson() {}

    /** The line, including its line end; {@code key} is the key of the row's file. */
    public static byte[] line(String key, RejectedRow row) {
        Refusal refusal = row.refusal();
        ObjectNode node = JSON.createObjectNode()
                .put("object_key", key)
                .put("reason", refusal.reason().name())
                .put("line", refusal.line())
                .put("position", refusal.position())
                .put("column", refusal.column())
                .put("message", refusal.message())
                .put("row", row.text());
        return (node + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
