package io.sealift.local.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Lambda function.
 *
 * @param logicalId its id in the template
 * @param name its name
 * @param handler the class and method, as in {@code io.example.Handler::handleRequest}
 * @param codeUri its jar
 * @param memoryMib its memory
 * @param timeout how long a call may take
 * @param asyncRetriesMax how often an asynchronous event is tried again
 * @param reservedConcurrency the most calls that run at once, whatever calls it; empty if the template says nothing
 * @param environment its variables
 * @param events what calls it
 */
public record FunctionSpec(
        String logicalId,
        String name,
        String handler,
        Path codeUri,
        int memoryMib,
        Duration timeout,
        int asyncRetriesMax,
        Optional<Integer> reservedConcurrency,
        Map<String, String> environment,
        List<EventSourceSpec> events) {
    /** Copies the collections. */
    public FunctionSpec {
        environment = Map.copyOf(environment);
        events = List.copyOf(events);
    }
}
