package io.sealift.feed.validation;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The part of the text that is in memory: {@code bytes} from {@code start} to {@code end}, never much more than one
 * line.
 *
 * <p>NULs follow the end, so that a reader can stop there without checking where the end is, and can read words of
 * eight bytes.
 */
final class TextWindow {
    /** The room after the end: a reader looks at most one word beyond it. */
    private static final int PADDING = 16;

    private static final int FIRST_BYTES = 1 << 16;

    private final InputStream text;
    private final int lineBytesMax;
    private @Nullable RefusedException damage;
    byte[] bytes;
    int start;
    int end;
    boolean isLast;
    /** The number of the line that {@code start} is in. */
    long line = 1;
    /** How many characters are before {@code start} in its line. */
    long charsBefore;

    private boolean isAfterCr;

    TextWindow(InputStream text, int lineBytesMax) {
        this.text = text;
        this.lineBytesMax = lineBytesMax;
        this.bytes = new byte[FIRST_BYTES + PADDING];
    }

    /**
     * Reads on; drops what is before {@code start}, which makes earlier offsets invalid.
     *
     * @return false at the end of the text
     * @throws RefusedException if the line is too long, or the text is damaged here
     */
    boolean more() throws IOException {
        if (isLast) {
            return false;
        }
        int kept = end - start;
        int room = bytes.length - PADDING;
        if (kept > lineBytesMax) {
            throw tooLong();
        }
        byte[] target = kept > room / 2 ? new byte[2 * room + PADDING] : bytes;
        System.arraycopy(bytes, start, target, 0, kept);
        bytes = target;
        start = 0;
        end = kept;
        if (damage != null) {
            throw damage;
        }
        fill();
        Arrays.fill(bytes, end, end + PADDING, (byte) 0);
        if (damage != null && end == kept) {
            // Nothing came before the damage: the answer "no more" would look like the end of a sound file.
            throw damage;
        }
        return end > kept;
    }

    private void fill() throws IOException {
        try {
            while (!isLast && end < bytes.length - PADDING) {
                int count = text.read(bytes, end, bytes.length - PADDING - end);
                isLast = count < 0;
                end += Math.max(0, count);
            }
        } catch (RefusedException found) {
            // The rows before the damage come first.
            damage = found;
        }
    }

    /** Moves {@code start} to {@code target}, and counts lines and characters on the way. */
    void advanceTo(int target) {
        for (; start < target; start++) {
            byte found = bytes[start];
            if (found == '\n' || found == '\r') {
                if (found == '\r' || !isAfterCr) {
                    line++;
                }
                charsBefore = 0;
            } else if ((found & 0xC0) != 0x80) {
                charsBefore++;
            }
            isAfterCr = found == '\r';
        }
    }

    /** Moves {@code start} to {@code target}, where the next line begins. */
    void nextLine(int target) {
        start = target;
        line++;
    }

    Locator locator() {
        return new Locator(bytes, start, end, line, charsBefore);
    }

    RefusedException tooLong() {
        return locator()
                .refused(
                        RefusalReason.TOO_LARGE,
                        start,
                        "the line or object is longer than %d bytes".formatted(lineBytesMax));
    }
}
