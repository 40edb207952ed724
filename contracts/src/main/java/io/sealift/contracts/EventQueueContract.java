package io.sealift.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.core.notification.EventQueue;
import io.sealift.core.notification.Notification;
import io.sealift.core.notification.Notification.Created;
import io.sealift.core.notification.Notification.ObjectCreated;
import io.sealift.core.notification.NotificationParser;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every queue of notifications does. */
public abstract class EventQueueContract {
    private static final String BUCKET = "messages";

    private final NotificationParser parser = new NotificationParser(BUCKET, "");

    /** The queue under test; it was empty when this test began. */
    protected abstract EventQueue queue();

    /**
     * The bodies of the waiting messages, as given to a consumer that does not acknowledge them; empty if none wait.
     */
    protected abstract List<String> receive();

    /** The longest that its counts may lag behind its changes. */
    protected Duration longestLag() {
        return Duration.ofSeconds(10);
    }

    @Test
    void shouldTellOfEachObjectInAMessageOfItsOwn() {
        // Given
        List<ObjectCreated> objects = List.of(landed("in/a.json", 1), landed("in/b.json", 2), landed("c.json", 3));
        // When
        queue().send(objects);
        // Then
        List<Notification> told = receiveAll(3).stream().map(parser::parse).toList();
        assertThat(told)
                .allSatisfy(message -> assertThat(message)
                        .isInstanceOfSatisfying(
                                Created.class,
                                created -> assertThat(created.objects()).hasSize(1)));
        assertThat(objectsOf(told)).containsExactlyInAnyOrderElementsOf(objects);
    }

    @Test
    void shouldTellOfTheVeryKeyWhenItIsOdd() {
        // Given
        List<ObjectCreated> objects = List.of(
                landed("a b+c%20d/=#?&.json", 1),
                landed("\u00fcml\u00e4ut \u65e5\u672c \uD83C\uDF26.json", 2),
                landed("\"q\\u.json", 3));
        // When
        queue().send(objects);
        // Then
        assertThat(objectsOf(receiveAll(3).stream().map(parser::parse).toList()))
                .containsExactlyInAnyOrderElementsOf(objects);
    }

    @Test
    void shouldTellAsOftenAsItIsSent() {
        // Given
        ObjectCreated object = landed("a.json", 1);
        // When
        queue().send(List.of(object));
        queue().send(List.of(object));
        // Then
        assertThat(objectsOf(receiveAll(2).stream().map(parser::parse).toList()))
                .containsExactly(object, object);
    }

    @Test
    void shouldTakeAsManyAsACallMayHaveAndNoneMore() {
        // Given
        List<ObjectCreated> most = IntStream.range(0, EventQueue.SEND_OBJECTS_MAX)
                .mapToObj(number -> landed("k".repeat(1_000) + number, number))
                .toList();
        List<ObjectCreated> tooMany = IntStream.rangeClosed(0, EventQueue.SEND_OBJECTS_MAX)
                .mapToObj(number -> landed("many-" + number, number))
                .toList();
        // When, Then
        queue().send(most);
        assertThatThrownBy(() -> queue().send(tooMany))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Objects to send must be 1 to 10: 11");
        assertThatThrownBy(() -> queue().send(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Objects to send must be 1 to 10: 0");
        assertThat(objectsOf(receiveAll(10).stream().map(parser::parse).toList()))
                .containsExactlyInAnyOrderElementsOf(most);
    }

    @Test
    void shouldCountWhatWaitsAndWhatIsWorkedOn() {
        // Given
        assertThat(backlog(0)).isZero();
        queue().send(List.of(landed("a.json", 1), landed("b.json", 2), landed("c.json", 3)));
        assertThat(backlog(3)).isEqualTo(3);
        // When
        receiveAll(3);
        // Then
        assertThat(backlog(3)).isEqualTo(3);
    }

    private long backlog(long expected) {
        return Awaiting.value(longestLag(), queue()::backlog, Predicate.isEqual(expected));
    }

    /** Collects messages until enough have arrived, or no more come for some time. */
    private List<String> receiveAll(int expected) {
        List<String> bodies = new ArrayList<>();
        return Awaiting.value(
                longestLag(),
                () -> {
                    bodies.addAll(receive());
                    return bodies;
                },
                all -> all.size() >= expected);
    }

    private static List<ObjectCreated> objectsOf(Collection<Notification> messages) {
        return messages.stream()
                .filter(Created.class::isInstance)
                .flatMap(message -> ((Created) message).objects().stream())
                .map(object -> new ObjectCreated(object.version(), object.sizeBytes()))
                .toList();
    }

    private static ObjectCreated landed(String key, long sizeBytes) {
        return new ObjectCreated(new ObjectVersion(new ObjectLocation(BUCKET, key), "e" + sizeBytes), sizeBytes);
    }
}
