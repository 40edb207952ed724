package io.sealift.local.emulators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Counts the calls of DynamoDB by action, those that were refused, and the units used: for transactions from the sizes
 * of their items, otherwise as DynamoDB Local reports them.
 *
 * <p>On AWS a write whose condition fails uses units, too. DynamoDB Local does not say how many, so they are missing.
 *
 * @param counts where everything is added up
 * @param transactions computes the units of transactions
 */
record TableCalls(Counts counts, TransactionUnits transactions) implements JsonCalls {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TRANSACTION = "TransactWriteItems";
    private static final Set<String> READS = Set.of("GetItem", "BatchGetItem", "TransactGetItems", "Query", "Scan");
    private static final Set<String> WRITES = Set.of("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem");
    private static final int REFUSED_FROM = 400;

    /** Asks for the units on the caller's behalf; no caller minds having them in the answer. */
    @Override
    public byte[] asked(String action, byte[] body) {
        if ((READS.contains(action) || WRITES.contains(action)) && parsed(body) instanceof ObjectNode request) {
            return request.put("ReturnConsumedCapacity", "TOTAL").toString().getBytes(StandardCharsets.UTF_8);
        }
        return body;
    }

    @Override
    public void answered(String action, byte[] asked, int status, byte[] answer) {
        counts.call("dynamodb", "calls", action);
        if (status >= REFUSED_FROM) {
            counts.call("dynamodb", "refused", action);
        } else if (action.equals(TRANSACTION)) {
            counts.units(transactions.of(parsed(asked)), "dynamodb", "writeUnits");
        } else if (READS.contains(action)) {
            counts.units(units(answer), "dynamodb", "readUnits");
        } else if (WRITES.contains(action)) {
            counts.units(units(answer), "dynamodb", "writeUnits");
        }
    }

    /** One table's units, or those of each table that a batch touched. */
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
