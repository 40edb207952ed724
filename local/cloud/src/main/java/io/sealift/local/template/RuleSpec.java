package io.sealift.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A rule of the default bus with queues as its targets.
 *
 * @param name its name
 * @param pattern an EventBridge pattern, with all references resolved
 * @param queueNames the queues that get each event
 */
public record RuleSpec(String name, JsonNode pattern, List<String> queueNames) {
    /** Copies the list. */
    public RuleSpec {
        queueNames = List.copyOf(queueNames);
    }
}
