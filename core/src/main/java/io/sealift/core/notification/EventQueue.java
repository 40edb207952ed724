package io.sealift.core.notification;

import io.sealift.core.notification.Notification.Landed;
import java.util.List;

/**
 * The queue of the messages bucket's notifications, for whoever tells of objects in the bucket's stead.
 *
 * <p>Every call may throw {@link io.sealift.core.object.StoreUnavailableException}. After one from {@link #send}, any of
 * the objects may have been told of. Telling of an object twice is harmless, since a version is one file however often
 * the queue tells of it: the answer is to send all of them again, now or in a later run.
 */
public interface EventQueue {
    /** Objects that one call can tell of: SQS takes 10 messages in a batch. */
    int SEND_OBJECTS_MAX = 10;

    /**
     * Tells of objects, one a message, so that a bad file brings back no good one. Each message is one that
     * {@link NotificationParser} reads.
     *
     * @param objects 1 to {@link #SEND_OBJECTS_MAX}
     * @throws IllegalArgumentException where they are fewer or more
     */
    void send(List<Landed> objects);

    /** About how many messages are in the queue, those included that somebody works on. */
    long backlog();

    /** Throws {@link IllegalArgumentException} where a call cannot take so many objects. */
    static void requireSendable(List<Landed> objects) {
        if (objects.isEmpty() || objects.size() > SEND_OBJECTS_MAX) {
            throw new IllegalArgumentException(
                    "Objects to send must be 1 to %d: %d".formatted(SEND_OBJECTS_MAX, objects.size()));
        }
    }
}
