package io.sealift.aws.dynamodb;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads the attributes of an item, or of a map in it.
 *
 * <p>All readers throw {@link IllegalStateException} if an attribute is missing or not of its type.
 */
record Item(Map<String, AttributeValue> attributes) {
    String text(String name) {
        AttributeValue value = attributes.get(name);
        if (value == null || value.s() == null) {
            throw damaged(name, "text");
        }
        return value.s();
    }

    boolean has(String name) {
        return attributes.containsKey(name);
    }

    long number(String name) {
        AttributeValue value = attributes.get(name);
        if (value == null || value.n() == null) {
            throw damaged(name, "number");
        }
        return parsed(name, value.n(), Long::valueOf);
    }

    int wholeNumber(String name) {
        return Math.toIntExact(number(name));
    }

    Instant time(String name) {
        return parsed(name, Instant::parse);
    }

    /** A text, read by a reader that throws if it is malformed. */
    <T> T parsed(String name, Function<String, T> reader) {
        return parsed(name, text(name), reader);
    }

    /** A list of texts, each read by such a reader. */
    <T> List<T> each(String name, Function<String, T> reader) {
        return texts(name).stream().map(text -> parsed(name, text, reader)).toList();
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

    /** Empty if the attribute is missing: DynamoDB has no empty set. */
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

    /** For a kind that this version does not know. */
    static IllegalStateException unknown(String what, String kind) {
        return new IllegalStateException(
                "Ledger has a %s '%s': a newer version wrote it, so deploy that one".formatted(what, kind));
    }

    private <T> T parsed(String name, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException notAsWritten) {
            IllegalStateException damaged = damaged(name, "readable text");
            damaged.initCause(notAsWritten);
            throw damaged;
        }
    }

    private IllegalStateException damaged(String name, String type) {
        return new IllegalStateException(
                "Item of the ledger has no %s '%s': %s. Restore it from the table's point-in-time backup"
                        .formatted(type, name, attributes));
    }
}
