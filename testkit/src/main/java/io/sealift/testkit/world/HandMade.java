package io.sealift.testkit.world;

import io.sealift.core.object.ObjectLocation;
import io.sealift.testkit.fake.InMemoryObjectStore;
import io.sealift.testkit.fake.InMemoryTableFiles;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What somebody does by hand to what loads wrote, though nobody should; remembers it. */
public final class HandMade {
    private final InMemoryObjectStore store;
    private final Set<ObjectLocation> removed = new HashSet<>();

    HandMade(InMemoryObjectStore store) {
        this.store = store;
    }

    /** The objects below a prefix of the staging bucket. */
    public List<ObjectLocation> below(String prefix) {
        return store.keys(PipelineWorld.STAGING, prefix).stream()
                .map(key -> new ObjectLocation(PipelineWorld.STAGING, key))
                .toList();
    }

    /** Removes an object. */
    public void remove(ObjectLocation location) {
        removed.add(location);
        store.remove(location);
    }

    /** Puts another table file in the place of one. */
    public void replace(ObjectLocation location) {
        store.put(location, InMemoryTableFiles.content(1_000));
    }

    /** Whether this was removed. */
    boolean isRemoved(ObjectLocation location) {
        return removed.contains(location);
    }
}
