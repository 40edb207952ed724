package io.sealift.local.lambda;

import io.sealift.local.lambda.Invocation.Delivery;
import io.sealift.local.lambda.InvocationResult.Crashed;
import io.sealift.local.lambda.InvocationResult.FunctionError;
import io.sealift.local.lambda.InvocationResult.InitFailed;
import io.sealift.local.lambda.InvocationResult.Returned;
import io.sealift.local.lambda.InvocationResult.TimedOut;
import io.sealift.local.process.ChildJvm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One child JVM of a function, with its runtime API: one invocation at a time, many in a row. */
final class Worker implements AutoCloseable {
    /** A child asks for the next event right after its answer; one that does not is stuck. */
    private static final Duration RECEIVE_MAX = Duration.ofSeconds(10);

    private final FunctionConfig config;
    private final Duration initMax;
    private final Path work;
    private final RuntimeApi api;
    private final ChildJvm child;

    private Worker(FunctionConfig config, Duration initMax, Path work, RuntimeApi api, ChildJvm child) {
        this.config = config;
        this.initMax = initMax;
        this.work = work;
        this.api = api;
        this.child = child;
    }

    /** Starts a child and returns at once; {@link #awaitInit} says whether it came up. */
    static Worker start(FunctionConfig config, LambdaSettings settings) {
        Path work = WorkFolders.create(config);
        RuntimeApi api = RuntimeApi.start(config, settings.clock());
        try {
            ChildJvm child = ChildJvm.start(ChildLaunch.of(config, settings, api.address(), work));
            CompletableFuture<Void> _ = child.onExit().thenAccept(api::childEnded);
            return new Worker(config, settings.initMax(), work, api, child);
        } catch (RuntimeException refused) {
            api.close();
            WorkFolders.delete(work);
            throw refused;
        }
    }

    /** Waits for the child to be ready; returns the reason if it never will be. */
    Optional<InitFailed> awaitInit() throws InterruptedException {
        try {
            return get(api.init(), initMax);
        } catch (TimeoutException slow) {
            child.kill();
            return Optional.of(new InitFailed("Sandbox.Timedout", "The child did not start within " + initMax));
        }
    }

    /**
     * Has the child handle one event.
     *
     * @return how it ended, or empty if the child was gone before it took the event: another may take it
     */
    Optional<InvocationResult> invoke(Invocation invocation) throws InterruptedException {
        api.offer(invocation);
        try {
            switch (get(invocation.delivery(), RECEIVE_MAX)) {
                case CHILD_GONE -> {
                    return Optional.empty();
                }
                case TAKEN -> {}
            }
        } catch (TimeoutException stuck) {
            child.kill();
            if (get(invocation.delivery()) == Delivery.CHILD_GONE) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(get(invocation.result(), config.timeout()));
        } catch (TimeoutException late) {
            child.kill();
            return Optional.of(afterDeadline(invocation));
        }
    }

    /** What the child was started with. */
    FunctionConfig config() {
        return config;
    }

    /** Whether the child can take another event. */
    boolean isAlive() {
        return child.isAlive();
    }

    long pid() {
        return child.pid();
    }

    /** Ends the child as a crash would. */
    void kill() {
        child.kill();
    }

    @Override
    public void close() {
        child.close();
        api.close();
        WorkFolders.delete(work);
    }

    /** An answer that came between the deadline and the kill still counts; the kill itself does not. */
    private static InvocationResult afterDeadline(Invocation invocation) throws InterruptedException {
        invocation.result().complete(new TimedOut());
        InvocationResult result = get(invocation.result());
        return switch (result) {
            case Crashed killed -> new TimedOut();
            case Returned returned -> returned;
            case FunctionError error -> error;
            case TimedOut timedOut -> timedOut;
            case InitFailed failed -> failed;
        };
    }

    private static <T> T get(CompletableFuture<T> future, Duration waitMax)
            throws InterruptedException, TimeoutException {
        try {
            return future.get(waitMax.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("Nothing completes this future exceptionally", impossible);
        }
    }

    private static <T> T get(CompletableFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("Nothing completes this future exceptionally", impossible);
        }
    }
}
