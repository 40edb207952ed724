package io.sealift.local.events;

import io.sealift.local.events.SqsBatch.Offer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects batches from receipts of at most ten messages each. While the queue has more than one receipt brings,
 * several receives run at once, like the pollers that Lambda runs for a source.
 *
 * <p>A batch ends when it is full, when its window is over, or when the next message does not fit into one invocation.
 */
final class BatchCollector {
    private static final Logger LOG = LoggerFactory.getLogger(BatchCollector.class);

    /** Short compared with SQS's 20 s, so that a source stops and pauses quickly. */
    private static final Duration LONG_POLL = Duration.ofSeconds(2);

    /**
     * How often an empty queue is polled in the last second of a window, as SQS cannot wait for a fraction of a second.
     */
    private static final Duration SHORT_POLL = Duration.ofMillis(100);

    /** Receives that run at once; more only wait for one another in the local queue. */
    private static final int POLLERS = 3;

    private final SqsSourceConfig config;
    private final MessageQueue queue;
    private final Clock clock;
    private final Sleeper sleeper;
    private final Deque<QueueMessage> carriedOver = new ArrayDeque<>();

    BatchCollector(SqsSourceConfig config, MessageQueue queue, Clock clock, Sleeper sleeper) {
        this.config = config;
        this.queue = queue;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /**
     * Waits a short time for messages and makes a batch of them.
     *
     * @param hurry when true, the window is cut short
     * @return an empty batch if no message came
     * @throws RuntimeException if the queue did not answer and no message is held
     */
    SqsBatch collect(BooleanSupplier hurry) throws InterruptedException {
        var batch = new SqsBatch(config);
        add(batch, List.of());
        if (batch.isEmpty()) {
            add(batch, queue.receive(receiveMax(batch), LONG_POLL));
        }
        if (!batch.isEmpty()) {
            fill(batch, hurry);
        }
        return batch;
    }

    private void fill(SqsBatch batch, BooleanSupplier hurry) throws InterruptedException {
        Instant end = clock.instant().plus(config.windowMax());
        boolean hasBacklog = batch.messages().size() >= MessageQueue.RECEIVE_MAX;
        while (batch.room() > 0 && carriedOver.isEmpty() && !hurry.getAsBoolean()) {
            Duration left = Duration.between(clock.instant(), end);
            if (!left.isPositive()) {
                return;
            }
            Duration wait = Duration.ofSeconds(Math.min(left.toSeconds(), LONG_POLL.toSeconds()));
            List<QueueMessage> received;
            try {
                received = hasBacklog ? receiveAtOnce(batch.room()) : queue.receive(receiveMax(batch), wait);
            } catch (RuntimeException unanswered) {
                LOG.debug("{}: did not answer, sending what is held", config.queueName(), unanswered);
                return;
            }
            if (received.isEmpty() && wait.isZero() && !hasBacklog) {
                sleeper.sleep(left.compareTo(SHORT_POLL) < 0 ? left : SHORT_POLL);
            }
            hasBacklog = received.size() >= MessageQueue.RECEIVE_MAX;
            add(batch, received);
        }
    }

    /** Receives without waiting; those that fail bring no messages; only if all fail does this throw. */
    private List<QueueMessage> receiveAtOnce(int room) throws InterruptedException {
        List<Callable<List<QueueMessage>>> receipts = new ArrayList<>();
        for (int left = room; left > 0 && receipts.size() < POLLERS; left -= MessageQueue.RECEIVE_MAX) {
            int max = Math.min(MessageQueue.RECEIVE_MAX, left);
            receipts.add(() -> queue.receive(max, Duration.ZERO));
        }
        List<QueueMessage> received = new ArrayList<>();
        @Nullable RuntimeException unanswered = null;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<QueueMessage>> receipt : threads.invokeAll(receipts)) {
                try {
                    received.addAll(receipt.get());
                } catch (ExecutionException failed) {
                    unanswered = new IllegalStateException("The queue did not answer", failed.getCause());
                }
            }
        }
        if (unanswered != null && received.isEmpty()) {
            throw unanswered;
        }
        return received;
    }

    private void add(SqsBatch batch, List<QueueMessage> received) {
        carriedOver.addAll(received);
        while (batch.room() > 0 && !carriedOver.isEmpty()) {
            if (batch.offer(carriedOver.getFirst()) == Offer.NO_ROOM) {
                return;
            }
            carriedOver.removeFirst();
        }
    }

    private static int receiveMax(SqsBatch batch) {
        return Math.min(MessageQueue.RECEIVE_MAX, batch.room());
    }
}
