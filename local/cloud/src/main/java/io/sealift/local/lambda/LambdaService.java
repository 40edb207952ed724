package io.sealift.local.lambda;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The local Lambda: the functions deployed to it, by name. */
public final class LambdaService implements AutoCloseable {
    /** How often to look for idle children; often enough, as they live for minutes. */
    private static final long IDLE_CHECK_MILLIS = 1000;

    private final LambdaSettings settings;
    private final Map<String, LambdaFunction> functions = new ConcurrentHashMap<>();
    private final ExecutorService invocations = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService housekeeping;

    public LambdaService(LambdaSettings settings) {
        this.settings = settings;
        this.housekeeping = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("lambda-housekeeping").factory());
        ScheduledFuture<?> _ = housekeeping.scheduleWithFixedDelay(
                () -> functions.values().forEach(LambdaFunction::stopIdleWorkers),
                IDLE_CHECK_MILLIS,
                IDLE_CHECK_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    /**
     * Adds a function; its first child starts with its first invocation.
     *
     * @throws IllegalStateException if another one has the same name
     */
    public LambdaFunction deploy(FunctionConfig config) {
        var function = new LambdaFunction(config, settings, invocations);
        if (functions.putIfAbsent(config.name(), function) != null) {
            throw new IllegalStateException("Function " + config.name() + " is deployed already");
        }
        return function;
    }

    /**
     * The function of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public LambdaFunction function(String name) {
        LambdaFunction function = functions.get(name);
        if (function == null) {
            throw new IllegalArgumentException("No function " + name + ", there are " + functions.keySet());
        }
        return function;
    }

    /** Every function that was deployed. */
    public Collection<LambdaFunction> functions() {
        return List.copyOf(functions.values());
    }

    /**
     * Waits a short time for invocations under way, then stops all children. Close everything that invokes before this.
     */
    @Override
    public void close() {
        housekeeping.shutdownNow();
        functions.values().parallelStream().forEach(LambdaFunction::close);
        invocations.shutdownNow();
    }
}
