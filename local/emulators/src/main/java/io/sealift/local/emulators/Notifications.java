package io.sealift.local.emulators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Decides which queues get an event. */
final class Notifications {
    private final List<NotificationConfig> notifications;
    private final NotificationWriter writer;
    private final NotificationSender sender;

    Notifications(List<NotificationConfig> notifications, NotificationWriter writer, NotificationSender sender) {
        this.notifications = List.copyOf(notifications);
        this.writer = writer;
        this.sender = sender;
    }

    /** Hands an event to the sender, once for every notification that matches it. */
    void publish(ObjectCreated created) {
        for (NotificationConfig notification : notifications) {
            if (notification.matches(created)) {
                sender.send(notification.queue(), writer.created(created, notification));
            }
        }
    }

    /**
     * Sends the test event of every new notification.
     *
     * @param known an existing folder that remembers, across restarts, which ones are not new
     */
    void announce(Path known) {
        for (NotificationConfig notification : notifications) {
            Path mark = known.resolve(notification.id());
            if (!Files.exists(mark)) {
                sender.send(notification.queue(), writer.test(notification));
                try {
                    Files.createFile(mark);
                } catch (IOException failure) {
                    throw new UncheckedIOException("Cannot write " + mark, failure);
                }
            }
        }
    }
}
