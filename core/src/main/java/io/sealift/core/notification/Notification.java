package io.sealift.core.notification;

import io.sealift.core.object.ObjectVersion;
import java.util.List;

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
     */
    record Landed(ObjectVersion version, long sizeBytes) {}
}
