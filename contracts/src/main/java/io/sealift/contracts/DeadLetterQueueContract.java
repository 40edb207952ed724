package io.sealift.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.deadletter.DeadLetterQueue;
import io.sealift.core.deadletter.DeadLetterQueue.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every queue from which dead letters are received does; its subclass gives each test an empty one. */
public abstract class DeadLetterQueueContract {
    private static final Duration LONG = Duration.ofMinutes(10);

    /** The queue under test. */
    protected abstract DeadLetterQueue queue();

    /** Puts a message into the queue under test. */
    protected abstract void put(String body);

    @Test
    void shouldGiveEachMessageOnceWhileItIsHidden() {
        // Given
        for (int number = 0; number < 2 * DeadLetterQueue.RECEIVE_MAX + 1; number++) {
            put("letter " + number);
        }
        // When
        List<Message> received = receiveAll();
        // Then
        assertThat(received).extracting(Message::body).hasSize(21).doesNotHaveDuplicates();
        assertThat(received).extracting(Message::id).doesNotHaveDuplicates();
        assertThat(received).allMatch(message -> message.sentAt().getEpochSecond() > 1_000_000_000);
        assertThat(queue().receive(LONG)).isEmpty();
    }

    @Test
    void shouldGiveMessageAgainWhenItIsReleased() {
        // Given
        put("one");
        Message first = receiveAll().getFirst();
        // When
        queue().release(first);
        // Then
        assertThat(receiveAll()).singleElement().satisfies(again -> {
            assertThat(again.id()).isEqualTo(first.id());
            assertThat(again.body()).isEqualTo("one");
            assertThat(again.sentAt()).isEqualTo(first.sentAt());
        });
    }

    @Test
    void shouldNeverGiveMessageAgainWhenItIsDeleted() {
        // Given
        put("one");
        Message received = receiveAll().getFirst();
        // When: twice, as a command may
        queue().delete(received);
        queue().delete(received);
        queue().release(received);
        // Then
        assertThat(queue().receive(LONG)).isEmpty();
    }

    private List<Message> receiveAll() {
        List<Message> all = new ArrayList<>();
        for (List<Message> some = queue().receive(LONG); !some.isEmpty(); some = queue().receive(LONG)) {
            assertThat(some).hasSizeLessThanOrEqualTo(DeadLetterQueue.RECEIVE_MAX);
            all.addAll(some);
        }
        return all;
    }
}
