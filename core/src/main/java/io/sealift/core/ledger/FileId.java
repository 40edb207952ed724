package io.sealift.core.ledger;

import io.sealift.core.object.ObjectVersion;
import java.util.regex.Pattern;

/**
 * The id under which the ledger knows one version of one object, for ever.
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

    /** The id of a version: half of the SHA-256 of bucket, key and ETag. */
    public static FileId of(ObjectVersion version) {
        String identity = String.join(
                "\n", version.location().bucket(), version.location().key(), version.eTag());
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
