package io.sealift.local.template;

import java.util.List;
import java.util.Optional;

/**
 * A DynamoDB table, paid on demand.
 *
 * @param logicalId its id in the template
 * @param name its name
 * @param attributes the attributes that make up keys
 * @param keys the keys of the table
 * @param indexes its global secondary indexes
 * @param ttlAttribute the attribute with the second at which an item expires
 */
public record TableSpec(
        String logicalId,
        String name,
        List<AttributeSpec> attributes,
        List<KeySpec> keys,
        List<IndexSpec> indexes,
        Optional<String> ttlAttribute) {
    /** Copies the lists. */
    public TableSpec {
        attributes = List.copyOf(attributes);
        keys = List.copyOf(keys);
        indexes = List.copyOf(indexes);
    }

    /** An attribute and its type: S, N or B. */
    public record AttributeSpec(String name, String type) {}

    /** An attribute and its role in a key: HASH or RANGE. */
    public record KeySpec(String attribute, String type) {}

    /**
     * A global secondary index.
     *
     * @param name its name
     * @param keys its keys
     * @param projection what it contains: ALL or KEYS_ONLY
     */
    public record IndexSpec(String name, List<KeySpec> keys, String projection) {
        /** Copies the keys. */
        public IndexSpec {
            keys = List.copyOf(keys);
        }
    }
}
