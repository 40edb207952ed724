package io.sealift.core.validation;

import java.io.IOException;
import java.io.InputStream;

/** Looks at the first bytes: a JSON parser would guess other encodings and read on, the engine reads UTF-8 only. */
final class TextEncoding {
    private static final int PEEKED_BYTES = 4;

    private TextEncoding() {}

    /** Leaves the stream, which must support marks, where it was. */
    static void requireUtf8(InputStream text) throws IOException, RefusedException {
        text.mark(PEEKED_BYTES);
        byte[] first = text.readNBytes(PEEKED_BYTES);
        text.reset();
        if (first.length >= 2 && (first[0] & 0xFF) == 0x1F && (first[1] & 0xFF) == 0x8B) {
            throw refused("The file is gzip, but its name does not end in .gz");
        }
        if (first.length >= 3 && (first[0] & 0xFF) == 0xEF && (first[1] & 0xFF) == 0xBB && (first[2] & 0xFF) == 0xBF) {
            throw refused("The file begins with a byte order mark");
        }
        for (byte found : first) {
            if (found == 0 || (found & 0xFF) >= 0xFE) {
                throw refused("The file is not UTF-8: it begins like UTF-16 or UTF-32");
            }
        }
    }

    private static RefusedException refused(String detail) {
        return new RefusedException(Refusal.ofFile(RefusalReason.NOT_UTF8, detail));
    }
}
