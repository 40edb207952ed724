package io.sealift.core.load;

import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.ObjectStore;
import io.sealift.core.object.ObjectStore.ReadOutcome;
import io.sealift.core.object.StoreUnavailableException;
import io.sealift.core.object.StoredObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Small reads from buckets. */
public final class Objects {
    private Objects() {}

    /** The text of an object that is known to be there. */
    public static String text(ObjectStore store, ObjectLocation location) {
        StoredObject found = store.head(location)
                .orElseThrow(() -> new IllegalStateException("%s should be there and is not".formatted(location)));
        ReadOutcome outcome = store.read(found.version());
        if (!(outcome instanceof ReadOutcome.Opened opened)) {
            throw new IllegalStateException("%s was replaced while it was read".formatted(location));
        }
        try (opened) {
            return new String(opened.content().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new StoreUnavailableException("Cannot read " + location, broken);
        }
    }

    /** All objects below a prefix whose keys come after {@code startAfter}. */
    public static List<StoredObject> all(ObjectStore store, String bucket, String prefix, String startAfter) {
        List<StoredObject> found = new ArrayList<>();
        ObjectStore.Page page = store.list(bucket, prefix, startAfter);
        found.addAll(page.objects());
        while (!page.last() && !page.objects().isEmpty()) {
            page = store.list(
                    bucket, prefix, page.objects().getLast().location().key());
            found.addAll(page.objects());
        }
        return found;
    }
}
