package io.sealift.feed.validation;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A row as a pack holds it: one line of JSON that also says by number which of the pack's files it came from. */
public final class CanonicalLine {
    /** What every line begins with; the number follows. No column can have this name. */
    static final byte[] HEAD = "{\"_f\":".getBytes(StandardCharsets.US_ASCII);

    private static final long HEAD_WORD = Words.at(Arrays.copyOf(HEAD, Long.BYTES), 0);
    private static final int NUMBER_LENGTH_MAX = 10;
    static final int FRAME_LENGTH_MAX = HEAD.length + NUMBER_LENGTH_MAX + ",}\n".length();

    private CanonicalLine() {}

    /** How many bytes of room {@link #write} needs, somewhat more than it writes. */
    public static int lengthMax(CanonicalRow row) {
        return FRAME_LENGTH_MAX + row.fieldsLengthMax();
    }

    /**
     * Writes a row's line, including its LF.
     *
     * @param file the number of the row's file in its pack, from 0
     * @param target has room for {@link #lengthMax} bytes; bytes after the end may change, too
     * @return where the line ends
     */
    public static int write(int file, CanonicalRow row, byte[] target, int at) {
        Words.write(HEAD_WORD, target, at);
        int next = writeNumber(file, target, at + HEAD.length);
        target[next++] = ',';
        next = row.writeFields(target, next);
        target[next] = '}';
        target[next + 1] = '\n';
        return next + 2;
    }

    private static int writeNumber(int number, byte[] target, int at) {
        if (number < 0) {
            throw new IllegalArgumentException("A pack numbers its files from 0: %d".formatted(number));
        }
        int digits = 1;
        for (int rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        int rest = number;
        for (int place = at + digits - 1; place >= at; place--) {
            target[place] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return at + digits;
    }
}
