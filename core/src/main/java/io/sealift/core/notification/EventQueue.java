package io.sealift.core.notification;

import io.sealift.core.notification.Notification.ObjectCreated;
import java.util.List;

/**
 * The queue of the messages bucket's notifications, for sending events in the bucket's place.
 *
 * <p>Every call may throw {@link io.sealift.core.store.StoreUnavailableException}. After one from {@link #send}, the
 * events of any of the objects may have been sent. Sending one twice is harmless, since a version is one file however
 * many events report it: just send all of them again, now or in a later run.
 */
public interface EventQueue {
    /** How many objects one call can report: SQS takes 10 messages in a batch. */
    int SEND_OBJECTS_MAX = 10;

    /**
     * Sends an event for each object, one per message, so that a bad file does not bring good ones back.
     * {@link NotificationParser} reads these messages.
     *
     * @param objects 1 to {@link #SEND_OBJECTS_MAX}
     * @throws IllegalArgumentException if there are fewer or more
     */
    void send(List<ObjectCreated> objects);

    /** About how many messages are in the queue, including those that are being worked on. */
    long backlog();

    /** Throws {@link IllegalArgumentException} if one call cannot take this many objects. */
    static void requireSendable(List<ObjectCreated> objects) {
        if (objects.isEmpty() || objects.size() > SEND_OBJECTS_MAX) {
            throw new IllegalArgumentException(
                    "Objects to send must be 1 to %d: %d".formatted(SEND_OBJECTS_MAX, objects.size()));
        }
    }
}
