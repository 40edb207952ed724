package io.sealift.local.lambda;

import io.sealift.local.lambda.InvocationResult.Returned;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One function: invoked directly, as event sources do, or asynchronously, as schedules and event rules do. */
public final class LambdaFunction implements AutoCloseable {
    /** Lambda's limit on the event of one invocation. */
    public static final int PAYLOAD_BYTES_MAX = 6 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(LambdaFunction.class);

    private final Duration retryDelay;
    private final Supplier<String> requestIds;
    private final Executor executor;
    private final WorkerPool pool;

    LambdaFunction(FunctionConfig config, LambdaSettings settings, Executor executor) {
        this.retryDelay = settings.asyncRetryDelay();
        this.requestIds = () -> UUID.randomUUID().toString();
        this.executor = executor;
        this.pool = new WorkerPool(config, settings);
    }

    /** What the function was deployed with, or updated to. */
    public FunctionConfig config() {
        return pool.config();
    }

    /**
     * Changes the function as a new deployment of its stack does: invocations under way end as they began, later ones
     * use the new configuration.
     *
     * @throws IllegalArgumentException if its name or its concurrency would change; neither may
     */
    public void update(FunctionConfig next) {
        FunctionConfig now = config();
        if (!next.name().equals(now.name()) || next.concurrencyMax() != now.concurrencyMax()) {
            throw new IllegalArgumentException(
                    "Function %s of concurrency %d cannot become %s of %d. Start another local cloud"
                            .formatted(now.name(), now.concurrencyMax(), next.name(), next.concurrencyMax()));
        }
        pool.update(next);
    }

    /**
     * Invokes the function once and returns how it ended.
     *
     * <p>The future fails only if the function is stopped meanwhile, or a child cannot be started at all.
     *
     * @param payload the event, JSON in UTF-8
     * @throws IllegalArgumentException if the event is larger than {@link #PAYLOAD_BYTES_MAX}
     * @throws IllegalStateException if the function was stopped
     */
    public CompletableFuture<InvocationResult> invoke(byte[] payload) {
        return invoke(requestIds.get(), payload);
    }

    /**
     * Invokes the function as EventBridge does: a failed invocation is repeated after a wait, under the same request
     * id, as often as the function's configuration says. The event may be handled more than once.
     *
     * <p>A pending retry is lost when the function is closed; Lambda would keep it.
     *
     * @return how the last attempt ended
     */
    public CompletableFuture<InvocationResult> invokeAsync(byte[] payload) {
        return attempt(requestIds.get(), payload, 0);
    }

    /** Ends every child as a crash would; returns how many there were. The next invocation starts another. */
    public int killAllWorkers() {
        return pool.killAll();
    }

    /** Ends one child as a crash would; the child's process id, or empty if none runs. */
    public Optional<Long> killRandomWorker(RandomGenerator random) {
        return pool.killRandom(random);
    }

    /** How many children run. */
    public int workerCount() {
        return pool.workers().size();
    }

    /** How much of it was used since its deployment. */
    public Usage usage() {
        return pool.usage();
    }

    /** The process ids of the running children. */
    public List<Long> workerPids() {
        return pool.workers().stream().map(Worker::pid).toList();
    }

    /** Waits a short time for invocations under way, then stops every child. */
    @Override
    public void close() {
        pool.close();
    }

    void stopIdleWorkers() {
        pool.stopIdle();
    }

    private CompletableFuture<InvocationResult> invoke(String requestId, byte[] payload) {
        if (payload.length > PAYLOAD_BYTES_MAX) {
            throw new IllegalArgumentException("Event of " + payload.length + " bytes for " + config().name()
                    + " is larger than " + PAYLOAD_BYTES_MAX + ". Send less in one invocation");
        }
        pool.checkOpen();
        return CompletableFuture.supplyAsync(() -> run(requestId, payload), executor);
    }

    private InvocationResult run(String requestId, byte[] payload) {
        try {
            InvocationResult result = pool.invoke(requestId, payload);
            if (!(result instanceof Returned)) {
                LOG.warn("{}: request {} failed: {}, see {}", config().name(), requestId, result, config().log());
            }
            return result;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CompletionException("Interrupted in request " + requestId, stopped);
        }
    }

    private CompletableFuture<InvocationResult> attempt(String requestId, byte[] payload, int retry) {
        return invoke(requestId, payload).thenCompose(result -> {
            if (result instanceof Returned || retry == config().asyncRetriesMax()) {
                return CompletableFuture.completedFuture(result);
            }
            Duration delay = retryDelay.multipliedBy(retry + 1L);
            Executor later = CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, executor);
            return CompletableFuture.completedFuture(requestId)
                    .thenComposeAsync(id -> attempt(id, payload, retry + 1), later);
        });
    }
}
