package io.sealift.core.validation;

import java.util.Arrays;

/** The values of a row whose source does not hold them as they are to be written, one behind the other. */
final class ValueText {
    private static final int FIRST_BYTES = 1 << 10;

    private byte[] bytes = new byte[FIRST_BYTES];
    private int length;

    void clear() {
        length = 0;
    }

    /** Appends a value of UTF-8 as it stands between quotes in canonical form. */
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

    /** Other bytes than before where it had to grow. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }
}
