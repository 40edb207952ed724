package io.sealift.feed.validation;

import java.nio.charset.StandardCharsets;

/** The only way in which canonical rows write what a JSON text cannot contain as it is. */
final class Escapes {
    private static final int SPACE = ' ';
    private static final byte[][] CONTROLS = new byte[SPACE][];
    private static final byte[] QUOTE = ascii("\\\"");
    private static final byte[] BACKSLASH = ascii("\\\\");
    private static final byte[] NONE = {};
    /** The length of the longest escape of a byte. */
    static final int LENGTH_MAX = ascii("\\u0000").length;

    static {
        for (int control = 0; control < SPACE; control++) {
            CONTROLS[control] = ascii("\\u%04x".formatted(control));
        }
        CONTROLS['\b'] = ascii("\\b");
        CONTROLS['\t'] = ascii("\\t");
        CONTROLS['\n'] = ascii("\\n");
        CONTROLS['\f'] = ascii("\\f");
        CONTROLS['\r'] = ascii("\\r");
    }

    private Escapes() {}

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** How a byte of UTF-8 is escaped; empty if it stands for itself. */
    static byte[] of(byte found) {
        return switch (found) {
            case '"' -> QUOTE;
            case '\\' -> BACKSLASH;
            default -> found >= 0 && found < SPACE ? CONTROLS[found] : NONE;
        };
    }

    /** The length of the escape at {@code start}; 0 if {@link #of} gives no such escape. NULs must follow the end. */
    static int lengthAt(byte[] text, int start) {
        if (stands(QUOTE, text, start) || stands(BACKSLASH, text, start)) {
            return QUOTE.length;
        }
        for (byte[] escape : CONTROLS) {
            if (stands(escape, text, start)) {
                return escape.length;
            }
        }
        return 0;
    }

    private static boolean stands(byte[] escape, byte[] text, int start) {
        for (int at = 0; at < escape.length; at++) {
            if (text[start + at] != escape[at]) {
                return false;
            }
        }
        return true;
    }
}
