package io.sealift.proof.harness;

import io.sealift.core.store.ObjectVersion;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Every time a version was put, and which messages announced it in any of the queues. */
final class Sequencers {
    /** A small size, whatever the bytes are. */
    private static final long SIZE_BYTES = 100;

    /** The version that a message names, and which of its sequencers; empty if it names none. */
    record Announcement(ObjectVersion version, String sequencer) {}

    private final Map<ObjectVersion, SortedSet<String>> made = new HashMap<>();
    private final Map<ObjectVersion, Long> sizes = new HashMap<>();
    private final Set<Announcement> everAnnounced = new LinkedHashSet<>();
    private int last;

    /** Records that a version landed, for the first time or again. */
    void made(ObjectVersion version) {
        last++;
        made.computeIfAbsent(version, _ -> new TreeSet<>()).add("%016X".formatted(last));
    }

    /** Lets events report this size, whatever the real one. */
    void pretend(ObjectVersion version, long sizeBytes) {
        sizes.put(version, sizeBytes);
    }

    long sizeBytes(ObjectVersion version) {
        return sizes.getOrDefault(version, SIZE_BYTES);
    }

    Set<String> of(ObjectVersion version) {
        return Set.copyOf(made.getOrDefault(version, new TreeSet<>()));
    }

    /** What a message about this version announces now. */
    Announcement latest(ObjectVersion version) {
        SortedSet<String> sequencers = made.getOrDefault(version, new TreeSet<>());
        return new Announcement(version, sequencers.isEmpty() ? "" : sequencers.last());
    }

    void announced(List<Announcement> some) {
        everAnnounced.addAll(some);
    }

    /** A version's sequencers that some message announced, and that no pending message still does. */
    Set<String> done(ObjectVersion version, Set<Announcement> undone) {
        Set<String> done = new TreeSet<>();
        for (Announcement announced : everAnnounced) {
            if (announced.version().equals(version)
                    && !announced.sequencer().isEmpty()
                    && !undone.contains(announced)) {
                done.add(announced.sequencer());
            }
        }
        return done;
    }
}
