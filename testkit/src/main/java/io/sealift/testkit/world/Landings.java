package io.sealift.testkit.world;

import io.sealift.core.object.ObjectVersion;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Every time a version was put, and which messages announced it in any of the queues. */
final class Landings {
    /** A small size, whatever the bytes are. */
    private static final long SIZE_BYTES = 100;

    /** The version that a message names, and which of its landings; empty if it names none. */
    record Told(ObjectVersion version, String landing) {}

    private final Map<ObjectVersion, SortedSet<String>> made = new HashMap<>();
    private final Map<ObjectVersion, Long> sizes = new HashMap<>();
    private final Set<Told> everTold = new LinkedHashSet<>();
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
    Told latest(ObjectVersion version) {
        SortedSet<String> landings = made.getOrDefault(version, new TreeSet<>());
        return new Told(version, landings.isEmpty() ? "" : landings.last());
    }

    void told(List<Told> some) {
        everTold.addAll(some);
    }

    /** A version's landings that some message announced, and that no pending message still does. */
    Set<String> done(ObjectVersion version, Set<Told> undone) {
        Set<String> done = new TreeSet<>();
        for (Told told : everTold) {
            if (told.version().equals(version) && !told.landing().isEmpty() && !undone.contains(told)) {
                done.add(told.landing());
            }
        }
        return done;
    }
}
