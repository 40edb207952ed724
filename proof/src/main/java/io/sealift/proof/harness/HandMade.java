package io.sealift.proof.harness;

import io.sealift.core.store.ObjectLocation;
import io.sealift.fakes.InMemoryObjectStore;
import io.sealift.fakes.InMemoryTableFiles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Changes by hand to what loads wrote, though nobody should make any; remembers them. */
public final class HandMade {
    private final InMemoryObjectStore store;
    private final Map<ObjectLocation, byte[]> removed = new HashMap<>();

    HandMade(InMemoryObjectStore store) {
        this.store = store;
    }

    /** The objects below a prefix of the staging bucket. */
    public List<ObjectLocation> below(String prefix) {
        return store.keys(PipelineHarness.STAGING, prefix).stream()
                .map(key -> new ObjectLocation(PipelineHarness.STAGING, key))
                .toList();
    }

    /** Removes an object. */
    public void remove(ObjectLocation location) {
        store.content(location).ifPresent(content -> removed.put(location, content));
        store.remove(location);
    }

    /** Replaces a table file with another. */
    public void replace(ObjectLocation location) {
        store.put(location, InMemoryTableFiles.content(1_000));
    }

    /** Restores an object if it was removed, as the alarm demands. */
    public void restore(ObjectLocation location) {
        byte[] content = removed.remove(location);
        if (content != null && store.head(location).isEmpty()) {
            store.put(location, content);
        }
    }

    /** Whether this was removed. */
    boolean isRemoved(ObjectLocation location) {
        return removed.containsKey(location);
    }
}
