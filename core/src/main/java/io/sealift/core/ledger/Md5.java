package io.sealift.core.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** MD5, which names content, as S3 does for a single upload. It is not used for security here. */
public final class Md5 {
    private final MessageDigest digest;

    /** A sum of nothing so far. */
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

    /** The digest that takes the bytes. */
    public MessageDigest digest() {
        return digest;
    }

    /** The sum so far, 32 lower-case hexadecimal digits; the next sum starts from nothing. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
