package io.sealift.core.store;

/**
 * One version of an object: the identity by which a file is known.
 *
 * <p>If the same bytes are put again under the same key, they are the same version; other bytes are another one.
 *
 * @param location where it is
 * @param eTag S3's entity tag without its quotes
 */
public record ObjectVersion(ObjectLocation location, String eTag) {
    public ObjectVersion {
        if (eTag.isEmpty() || eTag.indexOf('"') >= 0) {
            throw new IllegalArgumentException("ETag must not be empty or quoted: '%s'".formatted(eTag));
        }
    }

    @Override
    public String toString() {
        return location.uri() + "@" + eTag;
    }
}
