package io.sealift.local.events;

import io.sealift.local.lambda.InvocationResult;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Invokes a function with the messages of a queue, as Lambda's event source mapping does.
 *
 * <p>Handled messages are deleted. All others are left alone: they come back after their visibility timeout, until the
 * queue's redrive policy ends that.
 */
public final class SqsEventSource implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SqsEventSource.class);
    private static final Duration BACKOFF_MIN = Duration.ofMillis(100);
    private static final Duration BACKOFF_MAX = Duration.ofSeconds(5);
    private static final Duration CLOSE_WAIT_MAX = Duration.ofSeconds(10);

    private final SqsSourceConfig config;
    private final MessageQueue queue;
    private final EventTarget target;
    private final Sleeper sleeper;
    private final BatchCollector collector;
    private final Semaphore slots;
    private final Thread poller;
    private State state = State.RUNNING;
    private Duration backoff = Duration.ZERO;

    private enum State {
        RUNNING,
        PAUSED,
        CLOSED
    }

    SqsEventSource(SqsSourceConfig config, MessageQueue queue, EventTarget target, Clock clock, Sleeper sleeper) {
        this.config = config;
        this.queue = queue;
        this.target = target;
        this.sleeper = sleeper;
        this.collector = new BatchCollector(config, queue, clock, sleeper);
        this.slots = new Semaphore(config.concurrencyMax());
        this.poller = Thread.ofVirtual().name("sqs-" + config.queueName()).unstarted(this::poll);
    }

    /** Starts to poll. */
    public static SqsEventSource start(SqsSourceConfig config, MessageQueue queue, EventTarget target, Clock clock) {
        var source = new SqsEventSource(config, queue, target, clock, Thread::sleep);
        source.poller.start();
        return source;
    }

    /** Takes no more messages until {@link #resume}. Messages already received are still handled. */
    public synchronized void pause() {
        if (state == State.RUNNING) {
            state = State.PAUSED;
        }
    }

    /** Takes messages again. */
    public synchronized void resume() {
        if (state == State.PAUSED) {
            state = State.RUNNING;
            notifyAll();
        }
    }

    /** How many invocations are under way, including a batch that is being collected. */
    public int inFlight() {
        return config.concurrencyMax() - slots.availablePermits();
    }

    /**
     * Stops polling, then waits a short time for invocations under way. If it ends before they do, their messages come
     * back.
     */
    @Override
    public void close() {
        synchronized (this) {
            state = State.CLOSED;
            notifyAll();
        }
        try {
            if (!slots.tryAcquire(config.concurrencyMax(), CLOSE_WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("{}: invocations still run after {}", config.queueName(), CLOSE_WAIT_MAX);
            }
            // The slots are kept, so the poller cannot take messages that nothing would handle.
            poller.interrupt();
            poller.join(CLOSE_WAIT_MAX);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void poll() {
        try {
            while (awaitRunning()) {
                slots.acquire();
                SqsBatch batch = collect();
                if (batch == null || batch.isEmpty()) {
                    slots.release();
                } else {
                    dispatch(batch);
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Collects a batch; null after a wait if the queue does not answer. */
    private @Nullable SqsBatch collect() throws InterruptedException {
        try {
            SqsBatch batch = collector.collect(() -> !isRunning());
            if (!backoff.isZero()) {
                LOG.info("{}: answers again", config.queueName());
                backoff = Duration.ZERO;
            }
            return batch;
        } catch (RuntimeException unanswered) {
            if (backoff.isZero()) {
                LOG.warn("{}: does not answer, trying again and again", config.queueName(), unanswered);
            }
            backoff = longer(backoff);
            sleeper.sleep(backoff);
            return null;
        }
    }

    private static Duration longer(Duration backoff) {
        if (backoff.isZero()) {
            return BACKOFF_MIN;
        }
        Duration doubled = backoff.multipliedBy(2);
        return doubled.compareTo(BACKOFF_MAX) < 0 ? doubled : BACKOFF_MAX;
    }

    private void dispatch(SqsBatch batch) {
        CompletableFuture<InvocationResult> delivery;
        try {
            delivery = target.deliver(batch.event());
        } catch (RuntimeException refused) {
            delivery = CompletableFuture.failedFuture(refused);
        }
        CompletableFuture<InvocationResult> _ = delivery.whenComplete((result, failure) -> {
            try {
                settle(batch, result, failure);
            } finally {
                slots.release();
            }
        });
    }

    private void settle(SqsBatch batch, @Nullable InvocationResult result, @Nullable Throwable failure) {
        if (result == null) {
            LOG.warn(
                    "{}: a batch of {} was not delivered",
                    config.queueName(),
                    batch.messages().size(),
                    failure);
            return;
        }
        switch (BatchOutcome.of(result, config.reporting(), batch.messages().keySet())) {
            case BatchOutcome.AllDone() -> delete(batch.list());
            case BatchOutcome.SomeFailed some -> {
                LOG.info(
                        "{}: {} of {} messages failed and will come back",
                        config.queueName(),
                        some.messageIds().size(),
                        batch.messages().size());
                delete(batch.list().stream()
                        .filter(message -> !some.messageIds().contains(message.messageId()))
                        .toList());
            }
            case BatchOutcome.AllFailed(String reason) ->
                LOG.warn(
                        "{}: a batch of {} failed and will come back: {}",
                        config.queueName(),
                        batch.messages().size(),
                        reason);
        }
    }

    private void delete(List<QueueMessage> messages) {
        try {
            queue.delete(messages);
        } catch (RuntimeException unanswered) {
            LOG.warn("{}: handled messages could not be deleted and will come back", config.queueName(), unanswered);
        }
    }

    private synchronized boolean isRunning() {
        return state == State.RUNNING;
    }

    /** Waits while paused; false if the source was closed. */
    private synchronized boolean awaitRunning() throws InterruptedException {
        while (state == State.PAUSED) {
            wait();
        }
        return state == State.RUNNING;
    }
}
