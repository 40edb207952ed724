package io.sealift.local.emulators;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The size of an item in bytes, by DynamoDB's rules. For numbers its page says only "about": a byte per two digits, and
 * one more.
 */
final class ItemSize {
    /** The overhead of a list or a map, on top of its content. */
    private static final int CONTAINER = 3;

    private ItemSize() {}

    /** The size of an item in DynamoDB's JSON. */
    static int of(JsonNode item) {
        int bytes = 0;
        for (Map.Entry<String, JsonNode> attribute : item.properties()) {
            bytes += text(attribute.getKey()) + value(attribute.getValue());
        }
        return bytes;
    }

    private static int value(JsonNode typed) {
        Map.Entry<String, JsonNode> value = typed.properties().iterator().next();
        JsonNode content = value.getValue();
        return switch (value.getKey()) {
            case "S" -> text(content.asText());
            case "N" -> number(content.asText());
            case "B" -> binary(content.asText());
            case "SS" ->
                content.valueStream().mapToInt(one -> text(one.asText())).sum();
            case "NS" ->
                content.valueStream().mapToInt(one -> number(one.asText())).sum();
            case "BS" ->
                content.valueStream().mapToInt(one -> binary(one.asText())).sum();
            // Each element of a list or map takes one more.
            case "L" ->
                CONTAINER
                        + content.valueStream().mapToInt(one -> 1 + value(one)).sum();
            case "M" -> CONTAINER + content.size() + of(content);
            case "BOOL", "NULL" -> 1;
            default -> throw new IllegalArgumentException("DynamoDB has no type " + value.getKey());
        };
    }

    private static int text(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static int number(String digits) {
        return (digits.length() + 1) / 2 + 1;
    }

    private static int binary(String base64) {
        return base64.length() / 4 * 3;
    }
}
