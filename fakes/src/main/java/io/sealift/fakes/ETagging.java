package io.sealift.fakes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How a store makes the ETags of its objects. */
public enum ETagging {
    /** The MD5 of the bytes, as in S3 for objects put in one request and encrypted with S3's own keys. */
    MD5 {
        @Override
        String tag(byte[] bytes, long writes) {
            return digest(bytes);
        }
    },
    /** A new one for every write, even of the same bytes or a copy, as in S3 under SSE-KMS. */
    KMS {
        @Override
        String tag(byte[] bytes, long writes) {
            return digest(("write " + writes).getBytes(StandardCharsets.US_ASCII));
        }
    };

    /**
     * The tag for written bytes.
     *
     * @param writes how many writes the store has seen
     */
    abstract String tag(byte[] bytes, long writes);

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("This Java has no MD5, which every Java must have", impossible);
        }
    }
}
