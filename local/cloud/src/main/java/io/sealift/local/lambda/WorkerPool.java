package io.sealift.local.lambda;

import io.sealift.local.lambda.InvocationResult.InitFailed;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The children of one function: reused, started on demand, stopped when idle.
 *
 * <p>An invocation beyond the function's concurrency waits for a child. Lambda would answer "throttled" and its event
 * sources would try again, which amounts to the same.
 */
final class WorkerPool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);

    /** A child that dies while idle costs one attempt; three in a row have another cause. */
    private static final int DELIVERY_ATTEMPTS_MAX = 3;

    private volatile FunctionConfig config;
    private final LambdaSettings settings;
    private final Semaphore permits;
    private final Deque<Idle> idle = new ArrayDeque<>();
    private final Set<Worker> all = new HashSet<>();
    private final int concurrencyMax;
    private Usage usage = Usage.NONE;
    private boolean closed;

    /** A child without work, and since when, in {@link System#nanoTime}. */
    private record Idle(Worker worker, long sinceNanos) {}

    WorkerPool(FunctionConfig config, LambdaSettings settings) {
        this.config = config;
        this.settings = settings;
        this.concurrencyMax = config.concurrencyMax();
        this.permits = new Semaphore(concurrencyMax, true);
    }

    /** Has one event handled, after waiting for a free child if all are busy. */
    InvocationResult invoke(String requestId, byte[] payload) throws InterruptedException {
        permits.acquire();
        try {
            checkOpen();
            for (int attempt = 1; attempt <= DELIVERY_ATTEMPTS_MAX; attempt++) {
                Worker worker = takeIdle();
                if (worker == null) {
                    worker = start();
                    Optional<InitFailed> failed = awaitInit(worker);
                    if (failed.isPresent()) {
                        return failed.get();
                    }
                }
                Optional<InvocationResult> result = invoke(worker, new Invocation(requestId, payload));
                if (result.isPresent()) {
                    return result.get();
                }
                LOG.warn("{}: a child was gone before it took request {}, trying another", config.name(), requestId);
            }
            return new InitFailed(
                    "Runtime.ExitError",
                    DELIVERY_ATTEMPTS_MAX + " children ended before they took the event. See " + config.log());
        } finally {
            permits.release();
        }
    }

    FunctionConfig config() {
        return config;
    }

    /** From now on children start with another configuration; running work keeps the one it began with. */
    void update(FunctionConfig next) {
        List<Worker> outdated;
        synchronized (this) {
            checkOpen();
            config = next;
            outdated = idle.stream().map(Idle::worker).toList();
            idle.clear();
        }
        outdated.forEach(this::dispose);
    }

    /** Throws {@link IllegalStateException} if the function was stopped. */
    synchronized void checkOpen() {
        if (closed) {
            throw new IllegalStateException("Function " + config.name() + " was stopped");
        }
    }

    /** Ends every child as a crash would; returns how many there were. */
    int killAll() {
        List<Worker> workers = workers();
        workers.forEach(Worker::kill);
        return workers.size();
    }

    /** Ends one child as a crash would; empty if none runs, else the child's process id. */
    Optional<Long> killRandom(RandomGenerator random) {
        List<Worker> workers = workers();
        if (workers.isEmpty()) {
            return Optional.empty();
        }
        Worker victim = workers.get(random.nextInt(workers.size()));
        victim.kill();
        return Optional.of(victim.pid());
    }

    /** Stops the children that were idle for the settings' time, and removes those that died. */
    void stopIdle() {
        List<Worker> expired = new ArrayList<>();
        synchronized (this) {
            long now = System.nanoTime();
            idle.removeIf(candidate -> {
                boolean old = now - candidate.sinceNanos() >= settings.idleMax().toNanos();
                if (old || !candidate.worker().isAlive()) {
                    expired.add(candidate.worker());
                    return true;
                }
                return false;
            });
        }
        expired.forEach(this::dispose);
    }

    /** The usage by invocations so far. */
    synchronized Usage usage() {
        return usage;
    }

    private synchronized void note(Duration duration) {
        usage = usage.plus(duration);
    }

    synchronized List<Worker> workers() {
        return all.stream().sorted(Comparator.comparingLong(Worker::pid)).toList();
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        awaitQuiet(settings.closeWaitMax());
        workers().parallelStream().forEach(this::dispose);
    }

    private Optional<InitFailed> awaitInit(Worker worker) throws InterruptedException {
        Optional<InitFailed> failed;
        try {
            failed = worker.awaitInit();
        } catch (InterruptedException interrupted) {
            dispose(worker);
            throw interrupted;
        }
        if (failed.isPresent()) {
            dispose(worker);
        }
        return failed;
    }

    private Optional<InvocationResult> invoke(Worker worker, Invocation invocation) throws InterruptedException {
        boolean reusable = false;
        long start = System.nanoTime();
        try {
            Optional<InvocationResult> result = worker.invoke(invocation);
            result.ifPresent(_ -> note(Duration.ofNanos(System.nanoTime() - start)));
            reusable = result.isPresent() && leavesChildUsable(result.get());
            return result;
        } finally {
            giveBack(worker, reusable);
        }
    }

    private void giveBack(Worker worker, boolean reusable) {
        synchronized (this) {
            if (reusable && !closed && worker.isAlive() && worker.config().equals(config)) {
                idle.push(new Idle(worker, System.nanoTime()));
                return;
            }
        }
        dispose(worker);
    }

    private static boolean leavesChildUsable(InvocationResult result) {
        return switch (result) {
            case InvocationResult.Returned returned -> true;
            case InvocationResult.FunctionError error -> true;
            case InvocationResult.TimedOut timedOut -> false;
            case InvocationResult.Crashed crashed -> false;
            case InitFailed failed -> false;
        };
    }

    private @Nullable Worker takeIdle() {
        while (true) {
            Idle candidate;
            synchronized (this) {
                candidate = idle.poll();
            }
            if (candidate == null || candidate.worker().isAlive()) {
                return candidate == null ? null : candidate.worker();
            }
            dispose(candidate.worker());
        }
    }

    private Worker start() {
        synchronized (this) {
            checkOpen();
            Worker worker = Worker.start(config, settings);
            all.add(worker);
            return worker;
        }
    }

    private void dispose(Worker worker) {
        synchronized (this) {
            if (!all.remove(worker)) {
                return;
            }
        }
        worker.close();
    }

    private void awaitQuiet(Duration waitMax) {
        try {
            if (permits.tryAcquire(concurrencyMax, waitMax.toMillis(), TimeUnit.MILLISECONDS)) {
                permits.release(concurrencyMax);
            } else {
                LOG.warn("{}: invocations still run after {}, ending their children", config.name(), waitMax);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
