package io.sealift.local.trino;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A column of a result.
 *
 * @param name its label
 * @param type Trino's type, as in {@code timestamp(3)}
 */
public record TrinoColumn(String name, String type) {
    static TrinoColumn of(JsonNode column) {
        return new TrinoColumn(column.path("name").asText(), column.path("type").asText());
    }
}
