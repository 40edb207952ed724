package io.sealift.core.notification;

import io.sealift.core.ledger.FileId;
import io.sealift.core.store.ObjectVersion;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one message of the queue says. */
public sealed interface Notification {
    /** These object versions were created. */
    record Created(List<ObjectCreated> objects) implements Notification {
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
     * @param sequencers S3's sequencers, one for each time that it landed: a repeated delivery has the same sequencer, a
     *     repeated PUT of the same bytes another one. Empty if it was found without an event
     * @param byETag the id that follows from its ETag
     */
    record ObjectCreated(
            ObjectVersion version, long sizeBytes, @Nullable Instant landedAt, Set<String> sequencers, FileId byETag) {
        public ObjectCreated {
            sequencers = Set.copyOf(sequencers);
        }

        /** An object as an event reports it. */
        public ObjectCreated(
                ObjectVersion version, long sizeBytes, @Nullable Instant landedAt, Set<String> sequencers) {
            this(version, sizeBytes, landedAt, sequencers, FileId.ofETag(version));
        }

        /** An object that was found without an event. */
        public ObjectCreated(ObjectVersion version, long sizeBytes) {
            this(version, sizeBytes, null, Set.of());
        }

        /** The same object with these sequencers instead. */
        public ObjectCreated with(Set<String> others) {
            return new ObjectCreated(version, sizeBytes, landedAt, others, byETag);
        }

        /** Both together, for the same version; the time of landing is this one's. */
        public ObjectCreated plus(ObjectCreated other) {
            Set<String> all = new HashSet<>(sequencers);
            all.addAll(other.sequencers);
            return with(all);
        }
    }
}
