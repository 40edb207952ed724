package io.sealift.local.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.local.lambda.InvocationResult;
import io.sealift.local.lambda.InvocationResult.FunctionError;
import io.sealift.local.lambda.InvocationResult.Returned;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SqsEventSourceTest {
    private static final int CONCURRENCY = 2;

    private final ManualClock clock = new ManualClock("2026-11-22T15:00:00Z");
    private final InMemoryQueue queue = new InMemoryQueue(clock);
    private final BlockingQueue<CompletableFuture<InvocationResult>> deliveries = new LinkedBlockingQueue<>();
    private final Queue<CompletableFuture<InvocationResult>> all = new ConcurrentLinkedQueue<>();
    private final SqsEventSource source = SqsEventSource.start(
            new SqsSourceConfig(
                    "arn:aws:sqs:eu-west-1:000000000000:files",
                    2,
                    Duration.ZERO,
                    CONCURRENCY,
                    FailureReporting.BATCH_ITEM_FAILURES),
            queue,
            this::deliver,
            clock);

    @AfterEach
    void stop() {
        all.forEach(delivery -> delivery.complete(new Returned("")));
        source.close();
    }

    @Test
    void shouldDeleteAllButNamedOnesWhenSomeFailed() throws Exception {
        // Given
        queue.sendMany(2);
        // When
        next().complete(new Returned("{\"batchItemFailures\":[{\"itemIdentifier\":\"m1\"}]}"));
        // Then
        await(() -> queue.remaining().size() == 1);
        assertThat(queue.remaining()).containsExactly("m1");
    }

    @Test
    void shouldDeleteNothingWhenFunctionFails() throws Exception {
        // Given
        queue.sendMany(4);
        // When
        next().complete(new FunctionError("Boom", ""));
        next().completeExceptionally(new IllegalStateException("Stopped"));
        // Then
        queue.send("later", "");
        next().complete(new Returned("null"));
        await(() -> !queue.remaining().contains("later"));
        assertThat(queue.remaining()).containsExactly("m0", "m1", "m2", "m3");
    }

    @Test
    void shouldHoldBackWhenAllSlotsAreTaken() throws Exception {
        // Given
        queue.sendMany(6);
        CompletableFuture<InvocationResult> first = next();
        CompletableFuture<InvocationResult> second = next();
        // When
        CompletableFuture<InvocationResult> third = deliveries.poll(200, TimeUnit.MILLISECONDS);
        // Then
        assertThat(third).isNull();
        assertThat(second).isNotDone();
        assertThat(source.inFlight()).isEqualTo(CONCURRENCY);
        first.complete(new Returned(""));
        assertThat(next()).isNotNull();
    }

    @Test
    void shouldTakeNothingWhenPausedAndGoOnWhenResumed() throws Exception {
        // Given
        source.pause();
        await(() -> source.inFlight() == 0);
        queue.sendMany(1);
        // When
        CompletableFuture<InvocationResult> none = deliveries.poll(200, TimeUnit.MILLISECONDS);
        source.resume();
        // Then
        assertThat(none).isNull();
        assertThat(next()).isNotNull();
    }

    @Test
    void shouldGoOnWhenQueueAnswersAgain() throws Exception {
        // Given
        queue.failNext(3);
        await(() -> queue.failuresLeft() == 0);
        // When
        queue.sendMany(1);
        next().complete(new Returned("{}"));
        // Then
        await(() -> queue.remaining().isEmpty());
    }

    private CompletableFuture<InvocationResult> deliver(byte[] event) {
        var delivery = new CompletableFuture<InvocationResult>();
        all.add(delivery);
        deliveries.add(delivery);
        return delivery;
    }

    private CompletableFuture<InvocationResult> next() throws InterruptedException {
        CompletableFuture<InvocationResult> delivery = deliveries.poll(10, TimeUnit.SECONDS);
        if (delivery == null) {
            throw new AssertionError("No delivery within 10 s");
        }
        return delivery;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(end);
            Thread.sleep(5);
        }
    }
}
