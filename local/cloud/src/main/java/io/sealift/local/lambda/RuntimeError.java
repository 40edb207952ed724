package io.sealift.local.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a child says about a failed handler or a failed start.
 *
 * @param type the exception's class, or the runtime's own term if it names none
 * @param message the exception's message, empty if it has none
 */
record RuntimeError(String type, String message) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TYPE_HEADER = "Lambda-Runtime-Function-Error-Type";
    private static final String TYPE_UNKNOWN = "Unhandled";

    static RuntimeError read(HttpExchange exchange, byte[] body) throws IOException {
        String fallback = Optional.ofNullable(exchange.getRequestHeaders().getFirst(TYPE_HEADER))
                .orElse(TYPE_UNKNOWN);
        try {
            JsonNode error = JSON.readTree(body);
            return new RuntimeError(
                    error.path("errorType").asText(fallback),
                    error.path("errorMessage").asText(""));
        } catch (JsonProcessingException notJson) {
            return new RuntimeError(fallback, new String(body, StandardCharsets.UTF_8));
        }
    }
}
