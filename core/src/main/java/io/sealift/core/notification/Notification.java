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

    /** The message makes no sense. */
    record Malformed(String reason) implements Notification {}

    /**
     * One object that landed.
     *
     * @param version which version of which object
     * @param sizeBytes its size in bytes, as the event reports it
     * @param landedAt when it landed, as the event reports it; null if it does not
     * @param landings opaque tokens, one for each time that it landed: a repeated delivery has the same token, a
     *     repeated PUT of the same bytes another one. Empty if it was found without an event
     */
    record Landed(
            ObjectVersion version, long sizeBytes, @Nullable Instant landedAt, Set<String> landings) {
        public Landed {
            landings = Set.copyOf(landings);
        }

        /** An object that was found without an event. */
        public Landed(ObjectVersion version, long sizeBytes) {
            this(version, sizeBytes, null, Set.of());
        }

        /** The same object with these landings instead. */
        public Landed with(Set<String> others) {
            return new Landed(version, sizeBytes, landedAt, others);
        }

        /** Both together, for the same version; the time of landing is this one's. */
        public Landed plus(Landed other) {
            Set<String> all = new HashSet<>(landings);
            all.addAll(other.landings);
            return with(all);
        }
    }
}
