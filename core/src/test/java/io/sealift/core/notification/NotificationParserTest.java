package io.sealift.core.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectVersion;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationParserTest {
    private final NotificationParser parser = new NotificationParser("messages", "");

    @Test
    void shouldLeaveKeysAloneThatDoNotBeginWithThePrefix() {
        // Given
        NotificationParser prefixed = new NotificationParser("messages", "in/");
        String outside = NotificationWriter.created(
                new Notification.ObjectCreated(new ObjectVersion(new ObjectLocation("messages", "out/a.json"), "e"), 1),
                Instant.EPOCH);
        String inside = outside.replace("out/a.json", "in/a.json");
        // Then
        assertThat(prefixed.parse(outside)).isEqualTo(new Notification.Ignored("out/a.json does not begin with in/"));
        assertThat(prefixed.parse(inside)).isInstanceOf(Notification.Created.class);
    }

    @Test
    void shouldDecodeKeysOnceWhenTheyAreEncoded() {
        // When
        Notification found = parser.parse(records(created("in/a+b%2Bc%25%C3%A9.json")));

        // Then
        assertThat(found)
                .isEqualTo(new Notification.Created(List.of(new Notification.ObjectCreated(
                        new ObjectVersion(new ObjectLocation("messages", "in/a b+c%\u00e9.json"), "e1"), 24))));
    }

    @Test
    void shouldTellLandingsApartWhenRecordsHaveSequencers() {
        // Given
        String first = created("a.json").replace("\"size\"", "\"sequencer\":\"00A1\",\"size\"");
        String hostile = first.replace("00A1", "7".repeat(5_000));

        // When
        Notification found = parser.parse(records(first, hostile, created("b.json")));

        // Then
        assertThat(found)
                .isInstanceOfSatisfying(
                        Notification.Created.class,
                        created -> assertThat(created.objects())
                                .satisfiesExactly(
                                        landed ->
                                                assertThat(landed.sequencers()).containsExactly("00A1"),
                                        landed -> assertThat(landed.sequencers())
                                                .singleElement()
                                                .asString()
                                                .hasSize(64),
                                        landed ->
                                                assertThat(landed.sequencers()).isEmpty()));
    }

    @Test
    void shouldReadAllRecordsWhenAMessageHasSeveral() {
        // When
        Notification found = parser.parse(records(created("a.json"), created("b.json"), created("folder/")));

        // Then
        assertThat(found)
                .isInstanceOfSatisfying(
                        Notification.Created.class,
                        created -> assertThat(created.objects())
                                .extracting(
                                        landed -> landed.version().location().key())
                                .containsExactly("a.json", "b.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.0", "2.1", "2.6", "3.9"})
    void shouldReadWhenVersionIsKnown(String version) {
        assertThat(parser.parse(records(created("a.json").replace("2.1", version))))
                .isInstanceOf(Notification.Created.class);
    }

    @ParameterizedTest
    @CsvSource({"1.0,versions 2.0 to 3.x can be read", "4.0,versions 2.0 to 3.x can be read", "x,no eventVersion"})
    void shouldSayMalformedWhenVersionIsUnknown(String version, String reason) {
        assertThat(parser.parse(records(created("a.json").replace("2.1", version))))
                .isInstanceOfSatisfying(
                        Notification.Malformed.class,
                        malformed -> assertThat(malformed.reason()).contains(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "{}", "[]", "null", "{\"Records\":[]}", "{\"Records\":[{}]}"})
    void shouldSayMalformedWhenBodyIsNoNotification(String body) {
        assertThat(parser.parse(body)).isInstanceOf(Notification.Malformed.class);
    }

    @Test
    void shouldIgnoreWhenNothingLanded() {
        assertThat(parser.parse("{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Bucket\":\"messages\"}"))
                .isEqualTo(new Notification.Ignored("S3's test event"));
        assertThat(parser.parse(records(created("a.json").replace("ObjectCreated:Put", "ObjectRemoved:Delete"))))
                .isEqualTo(new Notification.Ignored("event ObjectRemoved:Delete is no creation of an object"));
        assertThat(parser.parse(records(created("a.json").replace("\"messages\"", "\"other\""))))
                .isEqualTo(new Notification.Ignored("bucket other is not the messages bucket"));
    }

    @Test
    void shouldSayMalformedWhenKeyCannotBeDecoded() {
        assertThat(parser.parse(records(created("a%zz.json")))).isInstanceOf(Notification.Malformed.class);
        assertThat(parser.parse(records(created("a.json").replace("\"e1\"", "\"\""))))
                .isEqualTo(new Notification.Malformed("The record of a.json has no eTag"));
    }

    private static String created(String encodedKey) {
        return """
                {"eventVersion":"2.1","eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"messages"},\
                "object":{"key":"%s","size":24,"eTag":"e1"}}}""".formatted(encodedKey);
    }

    private static String records(String... records) {
        return "{\"Records\":[" + String.join(",", records) + "]}";
    }
}
