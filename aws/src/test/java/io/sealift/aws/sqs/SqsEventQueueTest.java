package io.sealift.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.aws.http.ScriptedHttp;
import io.sealift.core.notification.EventQueue;
import io.sealift.core.notification.Notification.ObjectCreated;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectVersion;
import io.sealift.core.store.StoreUnavailableException;
import io.sealift.fakes.RecordingPause;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

class SqsEventQueueTest {
    private static final String URL = "https://127.0.0.1/000000000000/ingest";
    private static final String SECOND_FAILED = """
            {"Successful":[],"Failed":[{"Id":"1","Code":"InternalError","Message":"try again","SenderFault":false}]}""";
    private static final String ALL_SENT = "{\"Successful\":[],\"Failed\":[]}";

    private final ScriptedHttp http = new ScriptedHttp();
    private final EventQueue queue = new SqsEventQueue(
            http.wire(SqsClient.builder().checksumValidationEnabled(false)),
            URL,
            Clock.fixed(Instant.parse("2026-11-22T15:00:00Z"), ZoneOffset.UTC),
            new RecordingPause());

    @Test
    void shouldSendOnlyTheRestAgainWhenSomeOfABatchFailed() {
        // Given
        http.answer(200, SECOND_FAILED).answer(200, ALL_SENT);
        // When
        queue.send(List.of(landed("a.json"), landed("b.json"), landed("c.json")));
        // Then
        assertThat(http.asked()).hasSize(2);
        assertThat(http.asked().getFirst().body()).contains("a.json", "b.json", "c.json");
        assertThat(http.asked().getLast().body()).contains("b.json").doesNotContain("a.json", "c.json");
    }

    @Test
    void shouldThrowWhenSomeFailEveryTime() {
        // Given
        http.answer(200, SECOND_FAILED).answer(200, SECOND_FAILED).answer(200, SECOND_FAILED);
        // When, Then
        assertThatThrownBy(() -> queue.send(List.of(landed("a.json"), landed("b.json"))))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("Queue %s refused 1 messages 3 times: InternalError, try again. Call again later"
                        .formatted(URL));
    }

    @Test
    void shouldNameThePermissionWhenSendingIsForbidden() {
        // Given
        http.answer(403, "{\"__type\":\"com.amazonaws.sqs#AccessDenied\",\"message\":\"no\"}");
        // When, Then
        assertThatThrownBy(() -> queue.send(List.of(landed("a.json"))))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageStartingWith("Queue %s did not take 1 messages".formatted(URL))
                .hasMessageEndingWith("check SEALIFT_QUEUE_URL and the role's permission sqs:SendMessage");
    }

    @Test
    void shouldAddUpWhatWaitsAndWhatIsWorkedOn() {
        // Given
        http.answer(200, """
                {"Attributes":{"ApproximateNumberOfMessages":"5","ApproximateNumberOfMessagesNotVisible":"3",\
                "ApproximateNumberOfMessagesDelayed":"1"}}""");
        // When, Then
        assertThat(queue.backlog()).isEqualTo(9);
    }

    private static ObjectCreated landed(String key) {
        return new ObjectCreated(new ObjectVersion(new ObjectLocation("messages", key), "e1"), 7);
    }
}
