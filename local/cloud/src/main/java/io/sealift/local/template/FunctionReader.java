package io.sealift.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads functions and what calls them.
 *
 * @param globals properties of every function that does not set its own
 * @param folder what paths are relative to
 * @param queues the queues that may call them
 */
record FunctionReader(Stack stack, JsonNode globals, Path folder, List<QueueSpec> queues) {
    private static final int MEMORY_ASSUMED_MIB = 128;
    private static final int TIMEOUT_ASSUMED_SECONDS = 3;
    private static final int RETRIES_ASSUMED = 2;

    List<FunctionSpec> readAll() {
        return stack.all(ResourceType.FUNCTION).stream().map(this::read).toList();
    }

    private FunctionSpec read(Stack.Resource function) {
        Section properties = new Section(
                function.properties().where(),
                merged(globals, function.properties().raw()),
                stack.intrinsics());
        Duration timeout = properties.seconds("Timeout", TIMEOUT_ASSUMED_SECONDS);
        return new FunctionSpec(
                function.logicalId(),
                function.name(),
                properties.text("Handler"),
                folder.resolve(properties.text("CodeUri")).normalize(),
                properties.number("MemorySize", MEMORY_ASSUMED_MIB),
                timeout,
                properties.section("EventInvokeConfig").number("MaximumRetryAttempts", RETRIES_ASSUMED),
                reservedConcurrency(properties),
                environment(properties.section("Environment")),
                new EventSourceReader(stack, function.logicalId(), timeout, queues)
                        .readAll(properties.namedSections("Events")));
    }

    private static Optional<Integer> reservedConcurrency(Section properties) {
        String property = "ReservedConcurrentExecutions";
        return properties.has(property) ? Optional.of(properties.number(property)) : Optional.empty();
    }

    private static Map<String, String> environment(Section environment) {
        Map<String, String> variables = new LinkedHashMap<>();
        Section declared = environment.section("Variables");
        declared.raw().fieldNames().forEachRemaining(name -> variables.put(name, declared.text(name)));
        return variables;
    }

    /** The second merged over the first, object by object; a function call counts as a value. */
    private static JsonNode merged(JsonNode base, JsonNode top) {
        if (!base.isObject() || !top.isObject() || Intrinsics.isFunction(base) || Intrinsics.isFunction(top)) {
            return top.isMissingNode() ? base : top;
        }
        ObjectNode merged = ((ObjectNode) base).deepCopy();
        top.properties()
                .forEach(property ->
                        merged.set(property.getKey(), merged(base.path(property.getKey()), property.getValue())));
        return merged;
    }
}
