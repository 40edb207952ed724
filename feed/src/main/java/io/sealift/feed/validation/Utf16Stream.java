package io.sealift.feed.validation;

import java.io.IOException;
import java.io.InputStream;

/** Reads UTF-16 as UTF-8. */
final class Utf16Stream extends InputStream {
    private static final int UNITS = 1 << 13;
    private static final int UTF8_BYTES_MAX = 3;

    private final InputStream source;
    private final int highByte;
    private final byte[] input = new byte[2 * UNITS];
    private final byte[] output = new byte[UTF8_BYTES_MAX * UNITS + 1];
    private int next;
    private int filled;
    private char pendingHigh;

    private Utf16Stream(InputStream source, int highByte) {
        this.source = source;
        this.highByte = highByte;
    }

    static Utf16Stream bigEndian(InputStream source) {
        return new Utf16Stream(source, 0);
    }

    static Utf16Stream littleEndian(InputStream source) {
        return new Utf16Stream(source, 1);
    }

    @Override
    public int read() throws IOException {
        return next < filled || fill() ? output[next++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int start, int length) throws IOException {
        if (next == filled && !fill()) {
            return -1;
        }
        int count = Math.min(length, filled - next);
        System.arraycopy(output, next, target, start, count);
        next += count;
        return count;
    }

    private boolean fill() throws IOException {
        next = 0;
        filled = 0;
        while (filled == 0) {
            int count = source.readNBytes(input, 0, input.length);
            if (count == 0) {
                if (pendingHigh != 0) {
                    throw bad("it ends in the middle of a character");
                }
                return false;
            }
            decode(count);
        }
        return true;
    }

    private void decode(int count) throws RefusedException {
        for (int at = 0; at + 1 < count; at += 2) {
            char unit = (char) ((input[at + highByte] & 0xFF) << 8 | (input[at + 1 - highByte] & 0xFF));
            if (Character.isLowSurrogate(unit) != (pendingHigh != 0)) {
                throw bad("it holds half a character");
            }
            if (Character.isHighSurrogate(unit)) {
                pendingHigh = unit;
            } else if (pendingHigh != 0) {
                encode(Character.toCodePoint(pendingHigh, unit));
                pendingHigh = 0;
            } else {
                encode(unit);
            }
        }
        if (count % 2 != 0) {
            if (input[count - 1] != 0) {
                throw bad("it ends in the middle of a character");
            }
            encode(0);
        }
    }

    private void encode(int point) {
        if (point < 0x80) {
            output[filled++] = (byte) point;
            return;
        }
        if (point < 0x800) {
            output[filled++] = (byte) (0xC0 | point >> 6);
        } else {
            if (point < 0x1_0000) {
                output[filled++] = (byte) (0xE0 | point >> 12);
            } else {
                output[filled++] = (byte) (0xF0 | point >> 18);
                output[filled++] = (byte) (0x80 | (point >> 12 & 0x3F));
            }
            output[filled++] = (byte) (0x80 | (point >> 6 & 0x3F));
        }
        output[filled++] = (byte) (0x80 | (point & 0x3F));
    }

    private static RefusedException bad(String detail) {
        return RefusedException.ofFile(RefusalReason.NOT_UTF8, "the UTF-16 text cannot be read: " + detail);
    }
}
