package io.sealift.core.notification;

import io.sealift.core.object.ObjectVersion;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
     * @param landings opaque tokens, one for each time that it landed: a repeated delivery has the same token, a
     *     repeated PUT of the same bytes another one. Empty where it was found without an event
     */
    record Landed(
            ObjectVersion version, long sizeBytes, @Nullable Instant landedAt, Set<String> landings) {
        public Landed {
            landings = Set.copyOf(landings);
        }

        /** One that was found without an event. */
        public Landed(ObjectVersion version, long sizeBytes) {
            this(version, sizeBytes, null, Set.of());
        }

        /** The same object, told of by these landings. */
        public Landed with(Set<String> others) {
            return new Landed(version, sizeBytes, landedAt, others);
        }

        /** Both together, of the same version; when it landed is taken from this one. */
        public Landed plus(Landed other) {
            Set<String> all = new HashSet<>(landings);
            all.addAll(other.landings);
            return with(all);
        }
    }
}
