package io.sealift.local.emulators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Counts the calls of DynamoDB by action, those that were refused, and the units that DynamoDB Local says they took.
 *
 * <p>A write whose condition fails takes units on AWS, too, and so do the condition checks of a transaction. DynamoDB
 * Local does not say how many, so they are missing.
 */
record TableCalls(Counts counts) implements JsonCalls {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> READS = Set.of("GetItem", "BatchGetItem", "TransactGetItems", "Query", "Scan");
    private static final Set<String> WRITES =
            Set.of("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems");
    private static final int REFUSED_FROM = 400;

    /** Asks for the units in the caller's name; no caller minds that the answer tells them. */
    @Override
    public byte[] asked(String action, byte[] body) {
        if ((READS.contains(action) || WRITES.contains(action)) && parsed(body) instanceof ObjectNode request) {
            return request.put("ReturnConsumedCapacity", "TOTAL").toString().getBytes(StandardCharsets.UTF_8);
        }
        return body;
    }

    @Override
    public void answered(String action, int status, byte[] body) {
        counts.call("dynamodb", "calls", action);
        if (status >= REFUSED_FROM) {
            counts.call("dynamodb", "refused", action);
        } else if (READS.contains(action)) {
            counts.units(units(body), "dynamodb", "readUnits");
        } else if (WRITES.contains(action)) {
            counts.units(units(body) * share(action), "dynamodb", "writeUnits");
        }
    }

    /** AWS takes each write of a transaction double; DynamoDB Local says four times as much as outside of one. */
    private static double share(String action) {
        return action.equals("TransactWriteItems") ? 0.5 : 1;
    }

    /** One table's units, or those of each table that a batch or transaction touched. */
    private static double units(byte[] answer) {
        JsonNode consumed = parsed(answer).path("ConsumedCapacity");
        if (consumed.isArray()) {
            return consumed.valueStream()
                    .mapToDouble(table -> table.path("CapacityUnits").asDouble())
                    .sum();
        }
        return consumed.path("CapacityUnits").asDouble();
    }

    private static JsonNode parsed(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException invalid) {
            throw new UncheckedIOException("Not JSON: " + invalid.getMessage(), invalid);
        }
    }
}
