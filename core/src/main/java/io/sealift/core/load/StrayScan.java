package io.sealift.core.load;

import io.sealift.core.layout.Keys;
import io.sealift.core.runtime.TimeLeft;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.StoredObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks through the table for objects whose names show that no load published them. Readers see their rows, so people
 * must be told; nothing is moved. {@code sealift status} compares object by object.
 */
public final class StrayScan {
    private static final Duration PAGE_TIME = Duration.ofSeconds(10);
    private static final int EXAMPLES_MAX = 10;

    private final ObjectStore store;
    private final String bucket;

    /** A scan of one deployment's table. */
    public StrayScan(ObjectStore store, Keys keys) {
        this.store = store;
        this.bucket = keys.buckets().processed();
    }

    /**
     * What was found.
     *
     * @param looked how many objects were looked at
     * @param strays how many of them no load published
     * @param examples the first few of them
     */
    public record Found(long looked, long strays, List<ObjectLocation> examples) {
        public Found {
            examples = List.copyOf(examples);
        }
    }

    /** Looks at as many objects as there is time for, in key order. */
    public Found scan(TimeLeft timeLeft) {
        long looked = 0;
        long strays = 0;
        List<ObjectLocation> examples = new ArrayList<>();
        String done = "";
        boolean isLast = false;
        while (!isLast && timeLeft.isAtLeast(PAGE_TIME)) {
            ObjectStore.Page page = store.list(bucket, "", done);
            for (StoredObject object : page.objects()) {
                looked++;
                if (!Keys.isPublished(object.location().key())) {
                    strays++;
                    if (examples.size() < EXAMPLES_MAX) {
                        examples.add(object.location());
                    }
                }
            }
            isLast = page.last() || page.objects().isEmpty();
            done = isLast ? "" : page.objects().getLast().location().key();
        }
        return new Found(looked, strays, examples);
    }
}
