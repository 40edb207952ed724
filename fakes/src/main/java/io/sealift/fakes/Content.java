package io.sealift.fakes;

import io.sealift.core.store.ObjectHeaders;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectVersion;
import io.sealift.core.store.StoredObject;
import java.time.Instant;
import java.util.Arrays;

/** What is stored under one key: immutable bytes, and what S3 says about them. */
final class Content {
    private final byte[] bytes;
    private final String eTag;
    private final ObjectHeaders headers;
    private final Instant lastModified;

    private Content(byte[] bytes, String eTag, ObjectHeaders headers, Instant lastModified) {
        this.bytes = bytes;
        this.eTag = eTag;
        this.headers = headers;
        this.lastModified = lastModified;
    }

    /** A copy of these bytes, under this tag. */
    static Content of(byte[] bytes, String eTag, ObjectHeaders headers, Instant lastModified) {
        return new Content(bytes.clone(), eTag, headers, lastModified);
    }

    /** The same bytes, written again under another tag. */
    Content again(String otherTag, Instant instant) {
        return new Content(bytes, otherTag, headers, instant);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    byte[] tail(int lengthBytes) {
        return Arrays.copyOfRange(bytes, Math.max(0, bytes.length - lengthBytes), bytes.length);
    }

    String eTag() {
        return eTag;
    }

    ObjectHeaders headers() {
        return headers;
    }

    StoredObject at(ObjectLocation location) {
        return new StoredObject(new ObjectVersion(location, eTag), bytes.length, lastModified);
    }
}
