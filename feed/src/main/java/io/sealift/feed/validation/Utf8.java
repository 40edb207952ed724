package io.sealift.feed.validation;

/**
 * Strict UTF-8.
 *
 * <p>Jackson, both ours and the engine's, reads overlong sequences, and code points beyond Unicode, as characters that
 * nobody wrote.
 */
final class Utf8 {
    /** All of it is UTF-8. */
    static final int NONE = -1;
    /** The length of a byte order mark. */
    static final int MARK_BYTES = 3;

    private Utf8() {}

    /** Where the first byte that belongs to no character is. */
    static int firstInvalid(byte[] text, int start, int end) {
        int at = start;
        while (at < end) {
            if (text[at] >= 0) {
                at++;
                continue;
            }
            int length = length(text, at, end);
            if (length == 0) {
                return at;
            }
            at += length;
        }
        return NONE;
    }

    /** Whether a byte order mark is at {@code start}. Zeros must follow the text's end. */
    static boolean isMark(byte[] text, int start) {
        return text[start] == (byte) 0xEF && text[start + 1] == (byte) 0xBB && text[start + 2] == (byte) 0xBF;
    }

    private static int length(byte[] text, int at, int end) {
        int first = text[at] & 0xFF;
        int second = at + 1 < end ? text[at + 1] & 0xFF : 0;
        if (first >= 0xC2 && first <= 0xDF) {
            return isTail(second) ? 2 : 0;
        }
        if (first >= 0xE0 && first <= 0xEF) {
            // Not overlong, and not half of a surrogate pair.
            boolean fits = isTail(second) && (first != 0xE0 || second >= 0xA0) && (first != 0xED || second <= 0x9F);
            return fits && isTailAt(text, at + 2, end) ? 3 : 0;
        }
        if (first >= 0xF0 && first <= 0xF4) {
            boolean fits = isTail(second) && (first != 0xF0 || second >= 0x90) && (first != 0xF4 || second <= 0x8F);
            return fits && isTailAt(text, at + 2, end) && isTailAt(text, at + 3, end) ? 4 : 0;
        }
        return 0;
    }

    private static boolean isTailAt(byte[] text, int at, int end) {
        return at < end && isTail(text[at] & 0xFF);
    }

    private static boolean isTail(int found) {
        return (found & 0xC0) == 0x80;
    }
}
