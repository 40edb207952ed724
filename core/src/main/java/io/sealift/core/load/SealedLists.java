package io.sealift.core.load;

import io.sealift.core.layout.Keys;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.ObjectStore.Fetched;
import io.sealift.core.store.StoreUnavailableException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The lists that INSERTs read: one {@code s3://} address per line, written once and never changed. */
final class SealedLists {
    private final ObjectStore store;
    private final Keys keys;

    SealedLists(ObjectStore store, Keys keys) {
        this.store = store;
        this.keys = keys;
    }

    /**
     * Writes the list of a slice, unless the same list is there already.
     *
     * @return its ETag
     * @throws IllegalStateException if another list is there
     */
    String write(ManifestId manifest, int slice, List<String> uris) {
        ObjectLocation location = keys.sealedList(manifest, slice);
        String list = String.join("\n", uris) + "\n";
        store.create(location, list.getBytes(StandardCharsets.UTF_8));
        Fetched written = fetch(location);
        if (!written.text().equals(list)) {
            throw new IllegalStateException(
                    "%s is not the list of slice %d of manifest %s: it was changed by hand. Nothing was loaded from it; remove it"
                            .formatted(location, slice, manifest));
        }
        return written.version().eTag();
    }

    /** The objects of a slice, as its list names them. */
    List<String> read(ManifestId manifest, int slice) {
        return fetch(keys.sealedList(manifest, slice)).text().lines().toList();
    }

    private Fetched fetch(ObjectLocation location) {
        return store.fetch(location)
                .orElseThrow(() -> new StoreUnavailableException(
                        "%s should be there and is not; the INSERT of its slice would load nothing"
                                .formatted(location)));
    }
}
