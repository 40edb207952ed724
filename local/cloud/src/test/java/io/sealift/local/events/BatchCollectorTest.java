package io.sealift.local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealift.local.lambda.LambdaFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class BatchCollectorTest {
    private static final String ARN = "arn:aws:sqs:eu-west-1:000000000000:files";
    private static final String START = "2026-11-22T15:00:00Z";

    private final ManualClock clock = new ManualClock(START);
    private final InMemoryQueue queue = new InMemoryQueue(clock);

    @Test
    void shouldJoinReceiptsOfTenWhenBatchIsLarger() throws Exception {
        // Given
        queue.sendMany(37);
        BatchCollector collector = collector(25, Duration.ofSeconds(5));
        // When
        SqsBatch first = collector.collect(() -> false);
        SqsBatch second = collector.collect(() -> false);
        // Then
        assertThat(first.messages()).hasSize(25).containsKeys("m0", "m24");
        assertThat(second.messages()).hasSize(12).containsKeys("m25", "m36");
    }

    @Test
    void shouldTakeEachMessageOnceWhenSeveralReceiptsAreUnderWay() throws Exception {
        // Given
        queue.sendMany(205);
        BatchCollector collector = collector(100, Duration.ofSeconds(5));
        // When
        SqsBatch first = collector.collect(() -> false);
        SqsBatch second = collector.collect(() -> false);
        SqsBatch third = collector.collect(() -> false);
        // Then
        assertThat(first.messages()).hasSize(100);
        assertThat(second.messages())
                .hasSize(100)
                .doesNotContainKeys(first.messages().keySet().toArray(String[]::new));
        assertThat(third.messages()).hasSize(5);
        assertThat(queue.receive(10, Duration.ZERO)).isEmpty();
    }

    @Test
    void shouldKeepWhatTheOthersBroughtWhenOneReceiptFails() throws Exception {
        // Given
        queue.sendMany(40);
        BatchCollector collector = collector(40, Duration.ofSeconds(5));
        AtomicBoolean isFirst = new AtomicBoolean(true);
        // When
        SqsBatch batch = collector.collect(() -> {
            if (isFirst.getAndSet(false)) {
                queue.failNext(1);
            }
            return false;
        });
        // Then
        assertThat(batch.messages()).hasSize(40);
    }

    @Test
    void shouldNotWaitWhenBatchIsFull() throws Exception {
        // Given
        queue.sendMany(20);
        // When
        collector(20, Duration.ofSeconds(5)).collect(() -> false);
        // Then
        assertThat(clock.instant()).isEqualTo(Instant.parse(START));
    }

    @Test
    void shouldWaitForWindowAndNoLongerWhenBatchIsNotFull() throws Exception {
        // Given
        queue.sendMany(3);
        // When
        SqsBatch batch = collector(20, Duration.ofMillis(5500)).collect(() -> false);
        // Then
        assertThat(batch.messages()).hasSize(3);
        assertThat(clock.instant()).isEqualTo(Instant.parse(START).plusMillis(5500));
    }

    @Test
    void shouldTakeOneReceiptWhenThereIsNoWindow() throws Exception {
        // Given
        queue.sendMany(3);
        // When
        SqsBatch batch = collector(10, Duration.ZERO).collect(() -> false);
        // Then
        assertThat(batch.messages()).hasSize(3);
        assertThat(clock.instant()).isEqualTo(Instant.parse(START));
    }

    @Test
    void shouldCutWindowShortWhenInHurry() throws Exception {
        // Given
        queue.sendMany(12);
        // When
        SqsBatch batch = collector(20, Duration.ofSeconds(60)).collect(() -> true);
        // Then
        assertThat(batch.messages()).hasSize(10);
        assertThat(clock.instant()).isEqualTo(Instant.parse(START));
    }

    @Test
    void shouldKeepMessageForNextBatchWhenEventWouldBeTooLarge() throws Exception {
        // Given
        String large = "x".repeat(1024 * 1024);
        for (int i = 0; i < 8; i++) {
            queue.send("m" + i, large);
        }
        BatchCollector collector = collector(10, Duration.ofSeconds(1));
        // When
        SqsBatch first = collector.collect(() -> false);
        SqsBatch second = collector.collect(() -> false);
        // Then
        assertThat(first.messages()).hasSize(5);
        assertThat(first.event()).hasSizeLessThanOrEqualTo(LambdaFunction.PAYLOAD_BYTES_MAX);
        assertThat(second.messages().keySet()).containsExactly("m5", "m6", "m7");
    }

    @Test
    void shouldSendWhatItHoldsWhenQueueStopsAnswering() throws Exception {
        // Given
        queue.sendMany(10);
        BatchCollector collector = collector(20, Duration.ofSeconds(60));
        // When
        SqsBatch batch = collector.collect(() -> {
            queue.failNext(2);
            return false;
        });
        // Then
        assertThat(batch.messages()).hasSize(10);
        assertThatThrownBy(() -> collector.collect(() -> false)).hasMessage("The queue was told to fail");
    }

    @Test
    void shouldWriteLambdasShapeWhenMessagesAreCollected() throws Exception {
        // Given
        var batch = new SqsBatch(config(10, Duration.ZERO));
        batch.offer(new QueueMessage(
                "id-1",
                "receipt",
                "{\"a\":\"ü\"}",
                "abc",
                Map.of("SentTimestamp", "1545082649183"),
                Map.of(
                        "kind", new QueueMessage.Attribute("String", "test"),
                        "raw", new QueueMessage.Attribute("Binary", "AAE="))));
        batch.offer(InMemoryQueue.message("id-2", "second"));
        // When
        JsonNode event = new ObjectMapper().readTree(batch.event());
        // Then
        assertThat(event.path("Records")).hasSize(2);
        assertThat(event.path("Records").path(0)).isEqualTo(new ObjectMapper().readTree("""
                                        {"messageId":"id-1","receiptHandle":"receipt","body":"{\\"a\\":\\"ü\\"}",
                                         "attributes":{"SentTimestamp":"1545082649183"},
                                         "messageAttributes":{
                                           "kind":{"stringValue":"test","stringListValues":[],"binaryListValues":[],"dataType":"String"},
                                           "raw":{"binaryValue":"AAE=","stringListValues":[],"binaryListValues":[],"dataType":"Binary"}},
                                         "md5OfBody":"abc","eventSource":"aws:sqs",
                                         "eventSourceARN":"arn:aws:sqs:eu-west-1:000000000000:files","awsRegion":"eu-west-1"}
                                        """));
    }

    @Test
    void shouldRefuseLargeBatchWhenThereIsNoWindow() {
        assertThatThrownBy(() -> config(11, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Invalid event source: a batch of more than 10 messages needs a window of at least 1 s: PT0S");
    }

    private BatchCollector collector(int batchSizeMax, Duration window) {
        return new BatchCollector(config(batchSizeMax, window), queue, clock, clock::advance);
    }

    private static SqsSourceConfig config(int batchSizeMax, Duration window) {
        return new SqsSourceConfig(ARN, batchSizeMax, window, 2, FailureReporting.BATCH_ITEM_FAILURES);
    }
}
