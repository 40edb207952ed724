package io.sealift.core.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.notification.Notification;
import io.sealift.core.notification.NotificationParser;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectVersion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterTextTest {
    private static final Instant AT = Instant.parse("2026-11-22T15:00:00.123Z");
    private static final ObjectVersion SOURCE =
            new ObjectVersion(new ObjectLocation("messages", "in/\u00fc \u0001.json"), "e1");
    private static final String EVENT = """
            {"Records":[{"eventVersion":"2.1","eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"messages"},\
            "object":{"key":"in/%C3%BC+%01.json","size":24,"eTag":"e1"}}}]}""";

    @Test
    void shouldBeSameWhenLetterOfFileIsWrittenAndRead() {
        // Given
        DeadLetter letter = new DeadLetter.OfFile(file("x\\u0007", "found \u2028"), EVENT);
        // When
        String body = DeadLetterText.body(letter);
        // Then
        assertThat(body).isPrintable();
        assertThat(DeadLetterText.read(body)).contains(letter);
        assertThat(DeadLetterText.originalEvent(body)).isEqualTo(EVENT);
    }

    @Test
    void shouldBeReadAsTheNotificationWhenMovedBackAsItStands() {
        // Given
        NotificationParser parser = new NotificationParser("messages", "");
        String body = DeadLetterText.body(new DeadLetter.OfFile(file("", ""), EVENT));
        // When
        Notification read = parser.parse(body);
        // Then
        assertThat(read).isInstanceOf(Notification.Created.class).isEqualTo(parser.parse(EVENT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "hello \u0000 \ud83d\ude00 \ud800", "{}", "[1]", "{\"Records\":[{}]}", "{\"a\":1,\"a\":2}"})
    void shouldKeepTheTextWhenMessageMakesNoSense(String event) {
        // Given
        DeadLetter letter = new DeadLetter.OfMessage("The message is no S3 notification", event);
        // When
        String body = DeadLetterText.body(letter);
        // Then
        assertThat(body).isPrintable();
        assertThat(DeadLetterText.read(body)).contains(letter);
        assertThat(DeadLetterText.attributes(letter))
                .containsEntry("reason", "MALFORMED_EVENT")
                .containsEntry("message", "The message is no S3 notification");
    }

    @Test
    void shouldNotGrowWhenLetterBecomesLetterAgain() {
        // Given
        DeadLetter letter = new DeadLetter.OfMessage("no sense", "hello \"\"");
        String body = DeadLetterText.body(letter);
        // When, Then
        assertThat(DeadLetterText.body(new DeadLetter.OfMessage("no sense", body)))
                .isEqualTo(body);
    }

    @Test
    void shouldCutEventWhenItIsLongerThanQueuesTake() {
        // When
        String body = DeadLetterText.body(new DeadLetter.OfMessage("no sense", "\u0001".repeat(300_000)));
        // Then
        assertThat(body.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(200_000);
        assertThat(DeadLetterText.read(body)).contains(new DeadLetter.OfMessage("no sense", "\u0001".repeat(20_000)));
    }

    @Test
    void shouldHaveAttributesThatQueuesTakeWhenFileIsOdd() {
        // When
        Map<String, String> attributes = DeadLetterText.attributes(new DeadLetter.OfFile(file("", "bell"), EVENT));
        // Then
        assertThat(attributes)
                .hasSizeLessThanOrEqualTo(10)
                .doesNotContainKey("sample")
                .containsEntry("reason", "WRONG_TYPE")
                .containsEntry("line", "7")
                .containsEntry("key", "in/\u00fc \\u0001.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "[]", "{\"Records\":[]}"})
    void shouldReadNoLetterWhenMessageIsNone(String body) {
        assertThat(DeadLetterText.read(body)).isEmpty();
        assertThat(DeadLetterText.originalEvent(body)).isEqualTo(body);
    }

    @Test
    void shouldSayWhatIsMissingWhenLetterIsDamaged() {
        assertThatThrownBy(() -> DeadLetterText.read("{\"event\":\"x\",\"sealiftDeadLetter\":{\"file_id\":\"1\"}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no text 'reason'");
    }

    @Test
    void shouldBeSameWhenSidecarIsWrittenAndRead() {
        // Given
        RefusedFile file = file("a\\b", "found '\u00fc'");
        RefusedFile noTime = new RefusedFile(file.id(), file.source(), 24, null, file.refusedAt(), file.refusal());
        // When, Then
        assertThat(RefusedFileJson.read(RefusedFileJson.sidecar(file))).isEqualTo(file);
        assertThat(RefusedFileJson.read(RefusedFileJson.sidecar(noTime))).isEqualTo(noTime);
    }

    private static RefusedFile file(String sample, String message) {
        Disposition.Refused refused = new Disposition.Refused(
                "WRONG_TYPE", message, 7, 12, sample, 6, new ObjectLocation("archive", "quarantine/f/a.json"));
        return RefusedFile.of(FileEntry.of(FileId.ofETag(SOURCE), SOURCE, 24, AT, refused), AT.minusSeconds(5));
    }
}
