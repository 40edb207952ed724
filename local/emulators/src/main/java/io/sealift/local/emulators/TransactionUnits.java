package io.sealift.local.emulators;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The write units of transactions from the sizes of their items, as documented by AWS: each item takes two for every KB
 * begun, and one more for every KB begun in each index that contains it.
 *
 * <p>DynamoDB Local's own figure is wrong: of several items that take the same, it counts only one. An updated item
 * counts with its size afterwards; AWS takes the larger of before and after.
 */
final class TransactionUnits {
    private static final int BYTES_A_UNIT = 1024;
    /** AWS writes each item twice: to prepare and to commit. */
    private static final int WRITES_AN_ITEM = 2;

    private final TableReader tables;
    private final Map<String, List<List<String>>> indexes = new ConcurrentHashMap<>();

    TransactionUnits(TableReader tables) {
        this.tables = tables;
    }

    /** The units of a transaction that has just been committed. */
    double of(JsonNode request) {
        double units = 0;
        Map<String, List<JsonNode>> keys = new LinkedHashMap<>();
        for (JsonNode action : request.path("TransactItems")) {
            // Each has one field: Put, Update, Delete or ConditionCheck.
            JsonNode content = action.elements().next();
            String table = content.path("TableName").asText();
            if (action.has("Put")) {
                units += units(table, content.path("Item"));
            } else {
                keys.computeIfAbsent(table, _ -> new ArrayList<>()).add(content.path("Key"));
            }
        }
        for (Map.Entry<String, List<JsonNode>> wanted : keys.entrySet()) {
            List<JsonNode> items = tables.items(wanted.getKey(), wanted.getValue());
            for (JsonNode item : items) {
                units += units(wanted.getKey(), item);
            }
            int gone = wanted.getValue().size() - items.size();
            units += gone * WRITES_AN_ITEM;
        }
        return units;
    }

    private double units(String table, JsonNode item) {
        int once = (ItemSize.of(item) + BYTES_A_UNIT - 1) / BYTES_A_UNIT;
        long in = indexes.computeIfAbsent(table, tables::indexes).stream()
                .filter(keys -> keys.stream().allMatch(item::has))
                .count();
        return once * (WRITES_AN_ITEM + in);
    }
}
