package io.sealift.testkit.fake;

import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.ObjectVersion;
import io.sealift.core.object.StoredObject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/** What lies under one key: bytes that nobody can change any more, and what S3 says of them. */
final class Content {
    private final byte[] bytes;
    private final String eTag;
    private final Instant lastModified;

    private Content(byte[] bytes, String eTag, Instant lastModified) {
        this.bytes = bytes;
        this.eTag = eTag;
        this.lastModified = lastModified;
    }

    /** A copy of these bytes, tagged with their MD5 as S3 tags what was put in one part. */
    static Content of(byte[] bytes, Instant lastModified) {
        return new Content(bytes.clone(), md5(bytes), lastModified);
    }

    /** The same bytes, written again. */
    Content writtenAt(Instant instant) {
        return new Content(bytes, eTag, instant);
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

    StoredObject at(ObjectLocation location) {
        return new StoredObject(new ObjectVersion(location, eTag), bytes.length, lastModified);
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("This Java has no MD5, which every Java must have", impossible);
        }
    }
}
