package io.sealift.aws.dynamodb;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads the attributes of an item, or of a map in it.
 *
 * <p>All readers throw {@link IllegalStateException} where an attribute is missing or not of its type.
 */
record Item(Map<String, AttributeValue> attributes) {
    String text(String name) {
        return optionalText(name).orElseThrow(() -> damaged(name, "text"));
    }

    boolean has(String name) {
        return attributes.containsKey(name);
    }

    Optional<String> optionalText(String name) {
        AttributeValue value = attributes.get(name);
        return value == null ? Optional.empty() : Optional.ofNullable(value.s());
    }

    long number(String name) {
        AttributeValue value = attributes.get(name);
        if (value == null || value.n() == null) {
            throw damaged(name, "number");
        }
        return parse(name, value);
    }

    int wholeNumber(String name) {
        return Math.toIntExact(number(name));
    }

    Instant time(String name) {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeParseException noTime) {
            throw damaged(name, "time");
        }
    }

    Item map(String name) {
        AttributeValue value = attributes.get(name);
        if (value == null || !value.hasM()) {
            throw damaged(name, "map");
        }
        return new Item(value.m());
    }

    List<Item> maps(String name) {
        AttributeValue value = attributes.get(name);
        if (value == null || !value.hasL()) {
            throw damaged(name, "list");
        }
        return value.l().stream().map(element -> new Item(element.m())).toList();
    }

    List<String> texts(String name) {
        AttributeValue value = attributes.get(name);
        if (value == null || !value.hasL()) {
            throw damaged(name, "list");
        }
        return value.l().stream().map(AttributeValue::s).toList();
    }

    /** Empty where the attribute is missing: DynamoDB has no empty set. */
    SortedSet<String> textSet(String name) {
        AttributeValue value = attributes.get(name);
        if (value == null) {
            return new TreeSet<>();
        }
        if (!value.hasSs()) {
            throw damaged(name, "set of texts");
        }
        return new TreeSet<>(value.ss());
    }

    private long parse(String name, AttributeValue value) {
        try {
            return Long.parseLong(value.n());
        } catch (NumberFormatException noNumber) {
            throw damaged(name, "whole number");
        }
    }

    private IllegalStateException damaged(String name, String type) {
        return new IllegalStateException(
                "Item of the ledger has no %s '%s': %s. Restore it from the table's point-in-time backup"
                        .formatted(type, name, attributes));
    }
}
