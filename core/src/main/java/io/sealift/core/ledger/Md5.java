package io.sealift.core.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** MD5, by which S3 names the content of a single upload, and so do we. It protects nothing here. */
public final class Md5 {
    private final MessageDigest digest;

    /** Of nothing so far. */
    public Md5() {
        try {
            digest = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("This Java has no MD5, which every Java must have", impossible);
        }
    }

    /** The sum of these bytes, 32 lower-case hexadecimal digits. */
    public static String hex(byte[] content) {
        Md5 md5 = new Md5();
        md5.digest.update(content);
        return md5.hex();
    }

    /** Takes the bytes. */
    public MessageDigest digest() {
        return digest;
    }

    /** The sum so far, 32 lower-case hexadecimal digits; the next one begins anew. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
