package io.sealift.aws.dynamodb;

import io.sealift.core.ledger.EngineHealth;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The engine's health as an item. */
final class EngineItems {
    private static final String REVISION = "revision";

    private EngineItems() {}

    static Map<String, AttributeValue> write(EngineHealth health) {
        Map<String, AttributeValue> item = new HashMap<>(LedgerTable.engineKey());
        item.put(REVISION, Values.number(health.revision()));
        item.put("failures", Values.number(health.failures()));
        item.put("since", Values.time(health.since()));
        item.put("nextProbe", Values.time(health.nextProbe()));
        return item;
    }

    static EngineHealth read(Item item) {
        return new EngineHealth(
                item.number(REVISION), item.wholeNumber("failures"), item.time("since"), item.time("nextProbe"));
    }
}
