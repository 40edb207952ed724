package io.sealift.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which events a rule wants, in EventBridge's language.
 *
 * <p>Supports nested objects, lists of exact values, and the matchers {@code prefix}, {@code suffix}, {@code exists},
 * {@code anything-but} (values) and {@code equals-ignore-case}; all others are refused.
 */
public final class EventPattern {
    private final Part root;

    private EventPattern(Part root) {
        this.root = root;
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException if it is not a pattern, or uses an unsupported matcher
     */
    public static EventPattern of(JsonNode pattern) {
        return new EventPattern(fields("the pattern", pattern));
    }

    /** Whether the rule wants this event. */
    public boolean matches(JsonNode event) {
        return root.matches(event);
    }

    private static Part part(String path, JsonNode pattern) {
        return pattern.isArray() ? alternatives(path, pattern) : fields(path, pattern);
    }

    private static Fields fields(String path, JsonNode pattern) {
        check(pattern.isObject() && !pattern.isEmpty(), path, "must be an object with fields or a list of values");
        var fields = new LinkedHashMap<String, Part>();
        pattern.properties().forEach(field -> {
            check(!field.getKey().startsWith("$"), field.getKey(), "is not understood by the local cloud");
            fields.put(field.getKey(), part(field.getKey(), field.getValue()));
        });
        return new Fields(fields);
    }

    private static Alternatives alternatives(String path, JsonNode values) {
        check(!values.isEmpty(), path, "must list at least one value");
        var matchers = new ArrayList<ValueMatcher>();
        values.forEach(value -> matchers.add(ValueMatcher.of(path, value)));
        return new Alternatives(matchers);
    }

    static void check(boolean holds, String path, String problem) {
        if (!holds) {
            throw new IllegalArgumentException("Invalid event pattern: " + path + " " + problem);
        }
    }

    /** A part of the pattern, matched against the same part of an event, which may be missing. */
    private sealed interface Part {
        boolean matches(JsonNode event);
    }

    /** All of these fields must match. */
    private record Fields(Map<String, Part> fields) implements Part {
        @Override
        public boolean matches(JsonNode event) {
            return fields.entrySet().stream().allMatch(field -> field.getValue().matches(event.path(field.getKey())));
        }
    }

    /** One of these must match; if the event has a list, for one of its values. */
    private record Alternatives(List<ValueMatcher> matchers) implements Part {
        @Override
        public boolean matches(JsonNode event) {
            if (!event.isArray()) {
                return matchesValue(event);
            }
            for (JsonNode value : event) {
                if (matchesValue(value)) {
                    return true;
                }
            }
            return event.isEmpty() && matchesValue(MissingNode.getInstance());
        }

        private boolean matchesValue(JsonNode value) {
            return matchers.stream().anyMatch(matcher -> matcher.matches(value));
        }
    }
}
