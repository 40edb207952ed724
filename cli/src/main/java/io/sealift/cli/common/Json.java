package io.sealift.cli.common;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What commands print for programs. */
public final class Json {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    /** An object without fields. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** An array without values. */
    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** The text, ending with a line break. */
    public static String text(JsonNode root) {
        return "%s%n".formatted(root.toPrettyString());
    }
}
