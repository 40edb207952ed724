package io.sealift.testkit.fake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How a store makes the ETags of what is put into it. */
public enum ETagging {
    /** The MD5 of the bytes, as S3 does for what is put in one request and encrypted with its own keys. */
    MD5 {
        @Override
        String tag(byte[] bytes, long writes) {
            return digest(bytes);
        }
    },
    /** Another one for every write, also of the same bytes and of a copy, as S3 does under SSE-KMS. */
    KMS {
        @Override
        String tag(byte[] bytes, long writes) {
            return digest(("write " + writes).getBytes(StandardCharsets.US_ASCII));
        }
    };

    /**
     * The tag of bytes that are written.
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
