package io.sealift.local.emulators;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class NotificationWriterTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00.050Z"), ZoneOffset.UTC);
    private static final NotificationConfig NOTIFICATION =
            new NotificationConfig("messages", "s3:ObjectCreated:*", "ingest", null, null);

    private final NotificationWriter writer = new NotificationWriter("eu-central-1", "000000000000", CLOCK);

    @Test
    void shouldEncodeKeyAsFormButKeepSlashesWhenKeyHasBoth() throws JsonProcessingException {
        // When
        JsonNode event = parse(writer.created(created("in/ä b+c&d=%2F.json"), NOTIFICATION));

        // Then
        assertThat(event.at("/Records/0/s3/object/key").asText()).isEqualTo("in/%C3%A4+b%2Bc%26d%3D%252F.json");
    }

    @Test
    void shouldWriteThreeDigitsOfASecondWhenLastOnesAreZero() throws JsonProcessingException {
        // When
        JsonNode event = parse(writer.created(created("a"), NOTIFICATION));

        // Then
        assertThat(event.at("/Records/0/eventTime").asText()).isEqualTo("2026-03-01T10:00:00.050Z");
    }

    @Test
    void shouldWriteLargerSequencerWhenEventIsLater() throws JsonProcessingException {
        // When
        String first = sequencer(writer);
        String second = sequencer(writer);
        String afterRestart = sequencer(
                new NotificationWriter("eu-central-1", "000000000000", Clock.offset(CLOCK, Duration.ofMillis(1))));

        // Then
        assertThat(second).isGreaterThan(first).hasSameSizeAs(first);
        assertThat(afterRestart).isGreaterThan(second).hasSameSizeAs(second);
    }

    @Test
    void shouldWriteNoRecordsWhenEventIsTheTestEvent() throws JsonProcessingException {
        // When
        JsonNode event = parse(writer.test(NOTIFICATION));

        // Then
        assertThat(event.path("Event").asText()).isEqualTo("s3:TestEvent");
        assertThat(event.path("Bucket").asText()).isEqualTo("messages");
        assertThat(event.has("Records")).isFalse();
    }

    private static String sequencer(NotificationWriter writer) throws JsonProcessingException {
        return parse(writer.created(created("a"), NOTIFICATION))
                .at("/Records/0/s3/object/sequencer")
                .asText();
    }

    private static ObjectCreated created(String key) {
        return new ObjectCreated(ObjectCreated.Kind.PUT, "messages", key, 1, "0a");
    }

    private static JsonNode parse(String json) throws JsonProcessingException {
        return JsonMapper.builder().build().readTree(json);
    }
}
