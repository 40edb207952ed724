package io.sealift.local.lambda;

import io.sealift.local.process.RuntimeClasspath;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * What all functions of one local Lambda share.
 *
 * @param runtimeClient the jars of the Lambda runtime interface client
 * @param clock gives the deadline that a handler may ask for
 * @param initMax how long a child may take from its start to its first request for an event
 * @param idleMax after how long an idle child is stopped
 * @param asyncRetryDelay the wait before the first retry of an asynchronous invocation; the second waits twice as long
 * @param closeWaitMax how long closing waits for invocations under way before it ends their children
 */
public record LambdaSettings(
        List<Path> runtimeClient,
        Clock clock,
        Duration initMax,
        Duration idleMax,
        Duration asyncRetryDelay,
        Duration closeWaitMax) {
    private static final String RUNTIME_CLIENT_MODULE = "local/runtime-client";

    /** Lambda stops at 10 s, but a laptop that starts a whole cloud at once is slower. */
    private static final Duration INIT_MAX_DEFAULT = Duration.ofMinutes(1);

    private static final Duration IDLE_MAX_DEFAULT = Duration.ofMinutes(5);
    private static final Duration ASYNC_RETRY_DELAY_DEFAULT = Duration.ofMinutes(1);
    private static final Duration CLOSE_WAIT_MAX_DEFAULT = Duration.ofSeconds(10);

    public LambdaSettings {
        runtimeClient = List.copyOf(runtimeClient);
    }

    /** Lambda's own values, and the runtime client that Maven assembled under the project's root {@code home}. */
    public static LambdaSettings of(Path home, Clock clock) {
        return new LambdaSettings(
                RuntimeClasspath.of(home, RUNTIME_CLIENT_MODULE),
                clock,
                INIT_MAX_DEFAULT,
                IDLE_MAX_DEFAULT,
                ASYNC_RETRY_DELAY_DEFAULT,
                CLOSE_WAIT_MAX_DEFAULT);
    }

    /** The same with another wait between asynchronous retries. */
    public LambdaSettings withAsyncRetryDelay(Duration delay) {
        return new LambdaSettings(runtimeClient, clock, initMax, idleMax, delay, closeWaitMax);
    }

    /** The same with another lifetime of idle children. */
    public LambdaSettings withIdleMax(Duration idle) {
        return new LambdaSettings(runtimeClient, clock, initMax, idle, asyncRetryDelay, closeWaitMax);
    }
}
