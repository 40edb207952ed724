package io.sealift.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.deadletter.LetterBox;
import io.sealift.core.deadletter.LetterBox.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every queue from which dead letters are taken does; its subclass gives each test an empty one. */
public abstract class LetterBoxContract {
    private static final Duration LONG = Duration.ofMinutes(10);

    /** The queue under test. */
    protected abstract LetterBox box();

    /** Puts a message into the queue under test. */
    protected abstract void put(String body);

    @Test
    void shouldGiveEachMessageOnceWhileItIsHidden() {
        // Given
        for (int number = 0; number < 2 * LetterBox.TAKE_MAX + 1; number++) {
            put("letter " + number);
        }
        // When
        List<Message> taken = takeAll();
        // Then
        assertThat(taken).extracting(Message::body).hasSize(21).doesNotHaveDuplicates();
        assertThat(taken).extracting(Message::id).doesNotHaveDuplicates();
        assertThat(taken).allMatch(message -> message.sentAt().getEpochSecond() > 1_000_000_000);
        assertThat(box().take(LONG)).isEmpty();
    }

    @Test
    void shouldGiveMessageAgainWhenItIsReleased() {
        // Given
        put("one");
        Message first = takeAll().getFirst();
        // When
        box().release(first);
        // Then
        assertThat(takeAll()).singleElement().satisfies(again -> {
            assertThat(again.id()).isEqualTo(first.id());
            assertThat(again.body()).isEqualTo("one");
            assertThat(again.sentAt()).isEqualTo(first.sentAt());
        });
    }

    @Test
    void shouldNeverGiveMessageAgainWhenItIsDeleted() {
        // Given
        put("one");
        Message taken = takeAll().getFirst();
        // When: twice, as a command may
        box().delete(taken);
        box().delete(taken);
        box().release(taken);
        // Then
        assertThat(box().take(LONG)).isEmpty();
    }

    private List<Message> takeAll() {
        List<Message> all = new ArrayList<>();
        for (List<Message> some = box().take(LONG); !some.isEmpty(); some = box().take(LONG)) {
            assertThat(some).hasSizeLessThanOrEqualTo(LetterBox.TAKE_MAX);
            all.addAll(some);
        }
        return all;
    }
}
