package io.sealift.proof.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.core.deadletter.DeadLetterBatch;
import io.sealift.core.deadletter.Letter;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.notification.NotificationParser;
import io.sealift.core.store.ObjectVersion;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadLetterBatchTest {
    private final Desk desk = new Desk();

    @Test
    void shouldSayThatMoreMayWaitWhenTrayIsFull() {
        // Given
        for (int number = 0; number < 25; number++) {
            desk.deadLetters.moved("no notification %d".formatted(number));
        }
        NotificationParser parser = new NotificationParser(Desk.BUCKETS.messages(), "");
        // When, Then
        try (DeadLetterBatch some = DeadLetterBatch.open(desk.deadLetters, desk.ledger, parser, 15)) {
            assertThat(some.letters()).hasSizeBetween(15, 24);
            assertThat(some.isCutOff()).isTrue();
            assertThatThrownBy(() -> some.find("zz")).hasMessageContaining("among those that could be received out");
        }
        try (DeadLetterBatch all = desk.openTray()) {
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
        try (DeadLetterBatch batch = desk.openTray()) {
            // Then
            assertThat(batch.letters())
                    .extracting(Letter::reason)
                    .containsExactlyInAnyOrder("EMPTY_FILE", "MALFORMED_EVENT");
            assertThat(batch.letters())
                    .extracting(letter -> letter.messages().size())
                    .containsExactlyInAnyOrder(2, 1);
            assertThat(batch.find(desk.known(bad).id().value().substring(0, 6)).line())
                    .isZero();
            assertThat(desk.deadLetters.receive(Duration.ofSeconds(1))).isEmpty();
            assertThatThrownBy(() -> batch.find("x"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("No dead letter has an id that begins with 'x'. See them with: sealift dlq list");
            assertThatThrownBy(() -> batch.find(""))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("2 dead letters have ids that begin with ''");
        }
        assertThat(desk.deadLetters.receive(Duration.ofSeconds(1))).hasSize(3);
    }

    @Test
    void shouldSayTheLastErrorWhenFileWasTriedTooOften() {
        // Given
        ObjectVersion landed = desk.land("a.json", Desk.rows(Desk.DAY, 1, 1));
        desk.deadLetters.moved(desk.queue.takeAll().getFirst().body());
        desk.ledger.record(FileEntry.of(
                FileId.ofETag(landed), landed, 1, desk.clock.instant(), new Disposition.Failing("no answer", 5)));
        // When, Then
        try (DeadLetterBatch batch = desk.openTray()) {
            assertThat(batch.letters()).singleElement().satisfies(letter -> {
                assertThat(letter.reason()).isEqualTo(Letter.RETRIES_EXHAUSTED);
                assertThat(letter.message()).isEqualTo("no answer (try 5)");
            });
        }
    }
}
