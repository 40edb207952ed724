package io.sealift.core.ledger;

import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectVersion;
import java.util.regex.Pattern;

/**
 * The id under which the ledger knows a file for ever; it follows from its bucket, its key and the MD5 of its bytes.
 *
 * @param value 32 lower-case hexadecimal digits
 */
public record FileId(String value) implements Comparable<FileId> {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");
    private static final int LENGTH = 32;

    public FileId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a file id of 32 hexadecimal digits: " + value);
        }
    }

    /**
     * The id of a file whose bytes were read.
     *
     * @param md5 the MD5 of its bytes, 32 lower-case hexadecimal digits
     */
    public static FileId ofContent(ObjectLocation location, String md5) {
        return of(location, md5);
    }

    /**
     * The id that follows from a version's ETag. For a single upload without KMS, S3's ETag is the MD5 of the bytes, so
     * this is the file's id. Otherwise it is an alias, under which the ledger finds the file without reading it.
     */
    public static FileId ofETag(ObjectVersion version) {
        return of(version.location(), version.eTag());
    }

    private static FileId of(ObjectLocation location, String fingerprint) {
        String identity = String.join("\n", location.bucket(), location.key(), fingerprint);
        return new FileId(Sha256.hex(identity).substring(0, LENGTH));
    }

    @Override
    public int compareTo(FileId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
