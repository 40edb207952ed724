package io.sealift.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What an event pattern requires of one value, which is a missing node if the event has none. */
sealed interface ValueMatcher {
    /** Whether the value matches. */
    boolean matches(JsonNode value);

    /**
     * Reads an item of a pattern's list.
     *
     * @throws IllegalArgumentException if it is not supported
     */
    static ValueMatcher of(String path, JsonNode item) {
        if (!item.isObject()) {
            EventPattern.check(item.isValueNode(), path, "may not hold a list within a list");
            return new Exactly(item);
        }
        EventPattern.check(item.size() == 1, path, "must hold one matcher an object: " + item);
        Map.Entry<String, JsonNode> matcher = item.properties().iterator().next();
        JsonNode argument = matcher.getValue();
        String name = matcher.getKey();
        return switch (name) {
            case "prefix" -> new Prefix(text(path, name, argument));
            case "suffix" -> new Suffix(text(path, name, argument));
            case "equals-ignore-case" -> new IgnoringCase(text(path, name, argument));
            case "exists" -> {
                EventPattern.check(argument.isBoolean(), path, "needs true or false for exists: " + argument);
                yield argument.booleanValue() ? new Present() : new Absent();
            }
            case "anything-but" -> new AnythingBut(values(path, argument));
            default ->
                throw new IllegalArgumentException("Invalid event pattern: " + path + " uses " + name
                        + ", which the local cloud does not understand. It knows prefix, suffix, equals-ignore-case,"
                        + " exists and anything-but");
        };
    }

    private static String text(String path, String name, JsonNode argument) {
        EventPattern.check(argument.isTextual(), path, "needs a text for " + name + ": " + argument);
        return argument.textValue();
    }

    private static List<Exactly> values(String path, JsonNode argument) {
        var values = new ArrayList<Exactly>();
        Iterable<JsonNode> all = argument.isArray() ? argument : List.of(argument);
        for (JsonNode value : all) {
            EventPattern.check(value.isValueNode(), path, "may only hold values in anything-but: " + argument);
            values.add(new Exactly(value));
        }
        return values;
    }

    /** Exactly this value. */
    record Exactly(JsonNode wanted) implements ValueMatcher {
        @Override
        public boolean matches(JsonNode value) {
            return (wanted.isNumber() && value.isNumber())
                    ? wanted.decimalValue().compareTo(value.decimalValue()) == 0
                    : wanted.equals(value);
        }
    }

    /** Text with this beginning. */
    record Prefix(String prefix) implements ValueMatcher {
        @Override
        public boolean matches(JsonNode value) {
            return value.isTextual() && value.textValue().startsWith(prefix);
        }
    }

    /** Text with this ending. */
    record Suffix(String suffix) implements ValueMatcher {
        @Override
        public boolean matches(JsonNode value) {
            return value.isTextual() && value.textValue().endsWith(suffix);
        }
    }

    /** This text in any case. */
    record IgnoringCase(String text) implements ValueMatcher {
        @Override
        public boolean matches(JsonNode value) {
            return value.isTextual() && value.textValue().equalsIgnoreCase(text);
        }
    }

    /** Any value, null too. */
    record Present() implements ValueMatcher {
        @Override
        public boolean matches(JsonNode value) {
            return value.isValueNode() && !value.isMissingNode();
        }
    }

    /** No value at all. */
    record Absent() implements ValueMatcher {
        @Override
        public boolean matches(JsonNode value) {
            return value.isMissingNode();
        }
    }

    /** Any value except these. */
    record AnythingBut(List<Exactly> unwanted) implements ValueMatcher {
        @Override
        public boolean matches(JsonNode value) {
            return value.isValueNode()
                    && !value.isMissingNode()
                    && unwanted.stream().noneMatch(exactly -> exactly.matches(value));
        }
    }
}
