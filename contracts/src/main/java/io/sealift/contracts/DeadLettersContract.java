package io.sealift.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileId;
import io.sealift.core.quarantine.DeadLetter;
import io.sealift.core.quarantine.DeadLetterText;
import io.sealift.core.quarantine.DeadLetters;
import io.sealift.core.quarantine.RefusedFile;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectVersion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every queue of dead letters does; its subclass gives each test an empty one. */
public abstract class DeadLettersContract {
    /**
     * A message as people see it.
     *
     * @param body its text
     * @param attributes the attributes beside it
     */
    public record Found(String body, Map<String, String> attributes) {
        public Found {
            attributes = Map.copyOf(attributes);
        }
    }

    /** The queue under test. */
    protected abstract DeadLetters deadLetters();

    /** Takes one waiting message out of the queue; fails if none comes. */
    protected abstract Found receive();

    @Test
    void shouldHoldLetterOfFileWithAllThatIsKnownWhenSent() {
        // Given
        DeadLetter letter = new DeadLetter.OfFile(
                RefusedFile.of(LedgerSamples.refused(3, "NOT_JSON"), LedgerSamples.START), "{\"Records\":[]}");
        // When
        deadLetters().send(letter);
        // Then
        mustBe(receive(), letter);
    }

    @Test
    void shouldHoldLetterWhenMessageAndEventAreOdd() {
        // Given
        DeadLetter letter =
                new DeadLetter.OfMessage("No sense: '\u0000\ud800\uffff'", "hello \u0001 \ufffe \ud83d\ude00");
        // When
        deadLetters().send(letter);
        // Then
        Found found = receive();
        assertThat(found.attributes()).isEqualTo(DeadLetterText.attributes(letter));
        assertThat(DeadLetterText.originalEvent(found.body())).isEqualTo(letter.event());
    }

    @Test
    void shouldHoldLetterWhenAllOfItIsAsLongAsItMayBe() {
        // Given
        String longest = "\u0001".repeat(1_000);
        FileEntry.Disposition.Refused refused = new FileEntry.Disposition.Refused(
                "TOO_LARGE",
                longest,
                Long.MAX_VALUE,
                Long.MAX_VALUE,
                longest,
                Long.MAX_VALUE,
                new ObjectLocation("archive", "k".repeat(1_024)));
        ObjectVersion source = new ObjectVersion(new ObjectLocation("messages", "\u0001".repeat(1_024)), "e1");
        RefusedFile file = RefusedFile.of(
                FileEntry.of(FileId.ofETag(source), source, Long.MAX_VALUE, LedgerSamples.START, refused),
                LedgerSamples.START);
        DeadLetter letter = new DeadLetter.OfFile(file, "\u0001".repeat(30_000));
        // When
        deadLetters().send(letter);
        // Then
        mustBe(receive(), letter);
    }

    @Test
    void shouldHoldLetterTwiceWhenSentTwice() {
        // Given
        DeadLetter letter = new DeadLetter.OfMessage("No sense", "hello");
        // When
        deadLetters().send(letter);
        deadLetters().send(letter);
        // Then
        for (Found found : List.of(receive(), receive())) {
            mustBe(found, letter);
        }
    }

    private static void mustBe(Found found, DeadLetter letter) {
        assertThat(DeadLetterText.read(found.body())).contains(letter);
        assertThat(found.attributes()).isEqualTo(DeadLetterText.attributes(letter));
    }
}
