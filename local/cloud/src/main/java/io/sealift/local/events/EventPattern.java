package io.sealift.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Machine;

/** Which events a rule wants, in EventBridge's language, matched by EventBridge's own library. */
public final class EventPattern {
    private static final String RULE = "rule";

    private final Machine machine;

    private EventPattern(Machine machine) {
        this.machine = machine;
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException if it is not a pattern
     */
    public static EventPattern of(JsonNode pattern) {
        String rule = pattern.toString();
        @Nullable String problem = JsonRuleCompiler.check(rule);
        if (problem != null) {
            throw new IllegalArgumentException("Invalid event pattern: %s: %s".formatted(rule, problem));
        }
        Machine machine = Machine.builder().build();
        try {
            machine.addRule(RULE, rule);
        } catch (IOException invalid) {
            throw new IllegalArgumentException("Invalid event pattern: %s".formatted(rule), invalid);
        }
        return new EventPattern(machine);
    }

    /** Whether the rule wants this event. */
    public boolean matches(JsonNode event) {
        try {
            return !machine.rulesForJSONEvent(event.toString()).isEmpty();
        } catch (Exception unreadable) {
            // The library declares every exception, and throws one only for what is not JSON.
            throw new IllegalArgumentException("Not an event: %s".formatted(event), unreadable);
        }
    }
}
