package io.sealift.feed.validation;

import java.util.Arrays;

/** The values, one after another, of a row whose source does not hold them as they must be written. */
final class ValueText {
    private static final int FIRST_BYTES = 1 << 10;

    private byte[] bytes = new byte[FIRST_BYTES];
    private int length;

    void clear() {
        length = 0;
    }

    /** Appends a UTF-8 value as it is between quotes in canonical form. */
    void append(byte[] value) {
        for (byte found : value) {
            if (bytes.length - length < Escapes.LENGTH_MAX + Words.SLACK_BYTES) {
                bytes = Arrays.copyOf(bytes, 2 * bytes.length);
            }
            byte[] escape = Escapes.of(found);
            if (escape.length == 0) {
                bytes[length++] = found;
            } else {
                System.arraycopy(escape, 0, bytes, length, escape.length);
                length += escape.length;
            }
        }
    }

    /** The bytes; a different array than before if it had to grow. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }
}
