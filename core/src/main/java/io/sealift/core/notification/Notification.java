package io.sealift.core.notification;

import io.sealift.core.object.ObjectVersion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one message of the queue says. */
public sealed interface Notification {
    /** These object versions were created. */
    record Created(List<Landed> objects) implements Notification {
        public Created {
            objects = List.copyOf(objects);
        }
    }

    /** Nothing to do: the message can be acknowledged. */
    record Ignored(String reason) implements Notification {}

    /** Nobody can make sense of the message. */
    record Malformed(String reason) implements Notification {}

    /**
     * One object that landed.
     *
     * @param version which version of which object
     * @param sizeBytes its size in bytes, as the event says
     * @param landedAt when it landed, as the event says; null where it does not
     */
    record Landed(
            ObjectVersion version, long sizeBytes, @Nullable Instant landedAt) {
        /** One of which no event says when it landed. */
        public Landed(ObjectVersion version, long sizeBytes) {
            this(version, sizeBytes, null);
        }
    }
}
