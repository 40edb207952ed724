package io.sealift.testkit.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.core.deadletter.Letter;
import io.sealift.core.deadletter.LetterTray;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.notification.NotificationParser;
import io.sealift.core.object.ObjectVersion;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LetterTrayTest {
    private final Desk desk = new Desk();

    @Test
    void shouldSayThatMoreMayWaitWhenTrayIsFull() {
        // Given
        for (int number = 0; number < 25; number++) {
            desk.deadLetters.moved("no notification %d".formatted(number));
        }
        NotificationParser parser = new NotificationParser(Desk.BUCKETS.messages(), "");
        // When, Then
        try (LetterTray some = LetterTray.open(desk.deadLetters, desk.ledger, parser, 15)) {
            assertThat(some.letters()).hasSizeBetween(15, 24);
            assertThat(some.isCutOff()).isTrue();
            assertThatThrownBy(() -> some.find("zz")).hasMessageContaining("among those that could be taken out");
        }
        try (LetterTray all = desk.openTray()) {
            assertThat(all.letters()).hasSize(25);
            assertThat(all.isCutOff()).isFalse();
        }
    }

    @Test
    void shouldShowRepeatedLettersOnceAndPutThemBackWhenClosed() {
        // Given
        ObjectVersion bad = desk.land("a.json", "[]\n");
        desk.ingest();
        desk.put("a.json", "[]\n");
        desk.tell(bad, "again");
        desk.ingest();
        desk.deadLetters.moved("hello");
        // When
        try (LetterTray tray = desk.openTray()) {
            // Then
            assertThat(tray.letters())
                    .extracting(Letter::reason)
                    .containsExactlyInAnyOrder("EMPTY_FILE", "MALFORMED_EVENT");
            assertThat(tray.letters())
                    .extracting(letter -> letter.messages().size())
                    .containsExactlyInAnyOrder(2, 1);
            assertThat(tray.find(desk.known(bad).id().value().substring(0, 6)).line())
                    .isZero();
            assertThat(desk.deadLetters.take(Duration.ofSeconds(1))).isEmpty();
            assertThatThrownBy(() -> tray.find("x"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("No dead letter has an id that begins with 'x'. See them with: sealift dlq list");
            assertThatThrownBy(() -> tray.find(""))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("2 dead letters have ids that begin with ''");
        }
        assertThat(desk.deadLetters.take(Duration.ofSeconds(1))).hasSize(3);
    }

    @Test
    void shouldSayTheLastErrorWhenFileWasTriedTooOften() {
        // Given
        ObjectVersion landed = desk.land("a.json", Desk.rows(Desk.DAY, 1, 1));
        desk.deadLetters.moved(desk.queue.takeAll().getFirst().body());
        desk.ledger.record(FileEntry.of(
                FileId.ofETag(landed), landed, 1, desk.clock.instant(), new Disposition.Failing("no answer", 5)));
        // When, Then
        try (LetterTray tray = desk.openTray()) {
            assertThat(tray.letters()).singleElement().satisfies(letter -> {
                assertThat(letter.reason()).isEqualTo(Letter.TRIED_TOO_OFTEN);
                assertThat(letter.message()).isEqualTo("no answer (try 5)");
            });
        }
    }
}
