package io.sealift.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Answers the operations of one imitated service. */
@FunctionalInterface
public interface AwsJsonHandler {
    /**
     * Executes one operation.
     *
     * @param operation its name, as in {@code GetTable}
     * @param request its input, an object
     * @throws AwsJsonException if the service would answer with an error
     */
    ObjectNode handle(String operation, JsonNode request);
}
