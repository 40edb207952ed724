package io.sealift.aws.dynamodb;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The size of items, as DynamoDB's documentation counts it. */
final class ItemSizes {
    /** DynamoDB refuses more than this. */
    static final long ITEM_BYTES_MAX = 400 * 1_024;

    private static final int UNIT_BYTES = 1_024;
    private static final int UNITS_IN_TRANSACTION = 2;

    private ItemSizes() {}

    /** An item's bytes, including names. */
    static long bytes(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToLong(entry -> text(entry.getKey()) + bytes(entry.getValue()))
                .sum();
    }

    /** The write units of one transaction that results in these items, without those of the index. */
    static long writeUnits(Collection<Map<String, AttributeValue>> items) {
        return items.stream()
                .mapToLong(item -> UNITS_IN_TRANSACTION * Math.ceilDiv(bytes(item), UNIT_BYTES))
                .sum();
    }

    private static long bytes(AttributeValue value) {
        return switch (value.type()) {
            case S -> text(value.s());
            case N -> 1 + Math.ceilDiv(value.n().length(), 2);
            case SS -> value.ss().stream().mapToLong(ItemSizes::text).sum();
            case L -> 3 + value.l().stream().mapToLong(one -> 1 + bytes(one)).sum();
            case M -> 3 + value.m().size() + bytes(value.m());
            case NS, B, BS, BOOL, NUL, UNKNOWN_TO_SDK_VERSION ->
                throw new IllegalArgumentException("No item of the ledger holds a " + value.type());
        };
    }

    private static long text(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
