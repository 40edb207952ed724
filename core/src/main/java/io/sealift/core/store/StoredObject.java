package io.sealift.core.store;

import java.time.Instant;

/**
 * An object as a listing or a {@code head} shows it.
 *
 * @param version the object and its ETag
 * @param sizeBytes its size in bytes
 * @param lastModified when it was written, by the store's clock, in whole seconds
 */
public record StoredObject(ObjectVersion version, long sizeBytes, Instant lastModified) {
    /** Where it is. */
    public ObjectLocation location() {
        return version.location();
    }
}
