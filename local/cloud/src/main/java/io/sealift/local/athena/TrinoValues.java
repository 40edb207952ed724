package io.sealift.local.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.stream.Collectors;

/** Turns the values of Trino's protocol into the texts that Athena returns. */
final class TrinoValues {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TrinoValues() {}

    /** A row as texts; NULL stays NULL. */
    static ArrayNode texts(JsonNode row) {
        var texts = JSON.createArrayNode();
        for (JsonNode value : row) {
            if (value.isNull()) {
                texts.addNull();
            } else {
                texts.add(text(value));
            }
        }
        return texts;
    }

    /** A type's name without its parameters, as Athena describes columns. */
    static String typeName(String trinoType) {
        int open = trinoType.indexOf('(');
        int close = trinoType.lastIndexOf(')');
        return open < 0 ? trinoType : trinoType.substring(0, open) + trinoType.substring(close + 1);
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(TrinoValues::text).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value.isObject()) {
            return value.propertyStream()
                    .map(entry -> entry.getKey() + "=" + text(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value.asText();
    }
}
