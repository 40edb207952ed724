package io.sealift.core.ledger;

import io.sealift.core.object.ObjectVersion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The id under which the ledger knows one version of one object, for ever.
 *
 * @param value 32 lower-case hexadecimal digits
 */
public record FileId(String value) implements Comparable<FileId> {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");
    private static final int BYTES = 16;

    public FileId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a file id of 32 hexadecimal digits: " + value);
        }
    }

    /** The id of a version: half of the SHA-256 of bucket, key and ETag. */
    public static FileId of(ObjectVersion version) {
        String identity = String.join(
                "\n", version.location().bucket(), version.location().key(), version.eTag());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            return new FileId(HexFormat.of().formatHex(digest, 0, BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("This Java has no SHA-256, which every Java must have", impossible);
        }
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
