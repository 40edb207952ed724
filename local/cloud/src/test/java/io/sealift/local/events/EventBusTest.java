package io.sealift.local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealift.local.lambda.InvocationResult.Returned;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class EventBusTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final EventBus bus = new EventBus(new ManualClock("2026-11-22T15:30:00.5Z"), "eu-west-1");
    private final List<byte[]> events = new ArrayList<>();

    @Test
    void shouldDeliverWholeEventWhenRuleMatches() throws Exception {
        // Given
        addRule("settle", "{\"source\":[\"aws.athena\"]}");
        addRule("other", "{\"source\":[\"aws.s3\"]}");
        // When
        var delivered = bus.publish(
                JSON.readTree("{\"source\":\"aws.athena\",\"detail-type\":\"Change\",\"detail\":{\"a\":1}}"));
        // Then
        assertThat(delivered).hasSize(1);
        JsonNode event = JSON.readTree(events.getFirst());
        assertThat(event.path("time").asText()).isEqualTo("2026-11-22T15:30:00Z");
        assertThat(event.path("region").asText()).isEqualTo("eu-west-1");
        assertThat(event.path("id").asText()).isNotEmpty();
        assertThat(event.path("detail").path("a").asInt()).isEqualTo(1);
    }

    @Test
    void shouldReachOtherRulesWhenOneTargetRefuses() throws Exception {
        // Given
        bus.addRule("broken", EventPattern.of(JSON.readTree("{\"source\":[\"s\"]}")), event -> {
            throw new IllegalStateException("Stopped");
        });
        addRule("well", "{\"source\":[\"s\"]}");
        // When
        var delivered = bus.publish(JSON.readTree("{\"source\":\"s\",\"detail-type\":\"t\",\"detail\":{}}"));
        // Then
        assertThat(delivered.getFirst()).isCompletedExceptionally();
        assertThat(events).hasSize(1);
    }

    @Test
    void shouldFillTheQueueWithTheWholeEventWhenRuleNamesOne() throws Exception {
        // Given
        InMemoryQueue queue = new InMemoryQueue(new ManualClock("2026-11-22T15:30:00Z"));
        bus.addRule("ended", EventPattern.of(JSON.readTree("{\"source\":[\"aws.athena\"]}")), new QueueTarget(queue));
        // When
        var delivered = bus.publish(
                JSON.readTree("{\"source\":\"aws.athena\",\"detail-type\":\"Change\",\"detail\":{\"a\":1}}"));
        delivered.getFirst().join();
        // Then
        List<QueueMessage> messages = queue.receive(10, Duration.ZERO);
        assertThat(messages).hasSize(1);
        JsonNode event = JSON.readTree(messages.getFirst().body());
        assertThat(event.path("detail-type").asText()).isEqualTo("Change");
        assertThat(event.path("id").asText()).isNotEmpty();
        assertThat(event.at("/detail/a").asInt()).isEqualTo(1);
    }

    @Test
    void shouldRefuseWhenEventHasNoDetail() throws Exception {
        JsonNode event = JSON.readTree("{\"source\":\"s\",\"detail-type\":\"t\"}");
        assertThatThrownBy(() -> bus.publish(event))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Invalid event");
    }

    private void addRule(String name, String pattern) throws Exception {
        bus.addRule(name, EventPattern.of(JSON.readTree(pattern)), event -> {
            events.add(event);
            return CompletableFuture.completedFuture(new Returned("null"));
        });
    }
}
