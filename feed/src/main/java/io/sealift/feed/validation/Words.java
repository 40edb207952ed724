package io.sealift.feed.validation;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads and copies text eight bytes at a time. It reads, and writes, up to one word beyond what it was asked for. */
final class Words {
    /** How many bytes there must be after the text that is read or written. */
    static final int SLACK_BYTES = Long.BYTES;

    private static final VarHandle PAIR = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = 0x8080_8080_8080_8080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long SPACES = ONES * ' ';
    private static final long LINE_FEEDS = ONES * '\n';

    private Words() {}

    /** The eight bytes at {@code start}, the first one lowest. */
    static long at(byte[] text, int start) {
        return (long) WORD.get(text, start);
    }

    /** Where the first byte is that does not simply continue a quoted name or text. A NUL is one. */
    static int plainEnd(byte[] text, int start) {
        int at = start;
        while (true) {
            long word = at(text, at);
            long quote = word ^ QUOTES;
            long backslash = word ^ BACKSLASHES;
            // The terms set the high bit of bytes that are equal, below a space, or not ASCII. A borrow can set wrong
            // bits only after the first right one.
            long found =
                    (((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash) | (word - SPACES) | word) & HIGHS;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
            at += Long.BYTES;
        }
    }

    /** Where the first LF is; {@code end} or more if there is none. */
    static int lineEnd(byte[] text, int start, int end) {
        int at = start;
        while (at < end) {
            long other = at(text, at) ^ LINE_FEEDS;
            long found = (other - ONES) & ~other & HIGHS;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
            at += Long.BYTES;
        }
        return at;
    }

    /** Writes eight bytes, the lowest one first. */
    static void write(long word, byte[] target, int at) {
        WORD.set(target, at, word);
    }

    /** The two bytes at {@code start}, the first one lower. */
    static short pairAt(byte[] text, int start) {
        return (short) PAIR.get(text, start);
    }

    /** Writes two bytes, the lower one first. */
    static void writePair(int pair, byte[] target, int at) {
        PAIR.set(target, at, (short) pair);
    }

    /** Copies the bytes from {@code start} to {@code end}, at least one; returns where the copy ends. */
    static int copy(byte[] source, int start, int end, byte[] target, int at) {
        WORD.set(target, at, at(source, start));
        int moved = at - start;
        for (int from = start + Long.BYTES; from < end; from += Long.BYTES) {
            WORD.set(target, from + moved, at(source, from));
        }
        return end + moved;
    }
}
