package io.sealift.local.lambda;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A function as the template declares it.
 *
 * @param name the function's name
 * @param handler {@code package.Class::method} or {@code package.Class}
 * @param code the function's shaded jar; tests may give folders of classes and more jars
 * @param memoryMib Lambda's memory size, which limits the heap here
 * @param timeout how long one invocation may take, without initialisation
 * @param asyncRetriesMax how often a failed asynchronous invocation is repeated, 0 to 2
 * @param environment the template's variables; they override Lambda's own
 * @param concurrencyMax how many invocations may run at once, each in a child JVM of its own
 * @param logDirectory for {@code <name>.log} and the children's working folders; created if absent
 */
public record FunctionConfig(
        String name,
        String handler,
        List<Path> code,
        int memoryMib,
        Duration timeout,
        int asyncRetriesMax,
        Map<String, String> environment,
        int concurrencyMax,
        Path logDirectory) {
    private static final int MEMORY_MIB_MIN = 128;
    private static final int MEMORY_MIB_MAX = 10_240;
    private static final Duration TIMEOUT_MAX = Duration.ofMinutes(15);
    private static final int ASYNC_RETRIES_LIMIT = 2;

    private static final String REGION_VARIABLE = "AWS_REGION";
    private static final String REGION_DEFAULT = "us-east-1";
    private static final String ACCOUNT = "000000000000";

    public FunctionConfig {
        code = List.copyOf(code);
        environment = Map.copyOf(environment);
        check(!name.isBlank(), "name is blank");
        check(!handler.isBlank(), "handler is blank, it must be package.Class::method");
        check(!code.isEmpty(), "code is empty, it must name the function's jar");
        check(
                memoryMib >= MEMORY_MIB_MIN && memoryMib <= MEMORY_MIB_MAX,
                "memoryMib must be from " + MEMORY_MIB_MIN + " to " + MEMORY_MIB_MAX + ": " + memoryMib);
        check(
                timeout.isPositive() && timeout.compareTo(TIMEOUT_MAX) <= 0,
                "timeout must be positive and at most " + TIMEOUT_MAX + ": " + timeout);
        check(
                asyncRetriesMax >= 0 && asyncRetriesMax <= ASYNC_RETRIES_LIMIT,
                "asyncRetriesMax must be from 0 to " + ASYNC_RETRIES_LIMIT + ": " + asyncRetriesMax);
        check(concurrencyMax > 0, "concurrencyMax must be positive: " + concurrencyMax);
    }

    /** The region in which the function believes it runs. */
    public String region() {
        return environment.getOrDefault(REGION_VARIABLE, REGION_DEFAULT);
    }

    /** The function's ARN, in an account of zeros. */
    public String arn() {
        return "arn:aws:lambda:" + region() + ":" + ACCOUNT + ":function:" + name;
    }

    /** The file with the output of every child of the function. */
    public Path log() {
        return logDirectory.resolve(name + ".log");
    }

    private static void check(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException("Invalid function: " + problem);
        }
    }
}
