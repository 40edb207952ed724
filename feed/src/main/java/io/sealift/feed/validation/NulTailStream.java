package io.sealift.feed.validation;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Set;

/**
 * Drops the NUL bytes at the very end of a text, however many there are.
 *
 * <p>It looks only at the last byte of each piece that it reads, so text without NULs costs nothing.
 */
final class NulTailStream extends InputStream {
    private final InputStream source;
    private final Set<Repair> repairs;
    private long heldNuls;
    private byte[] after = new byte[0];
    private int nextAfter;

    NulTailStream(InputStream source, Set<Repair> repairs) {
        this.source = source;
        this.repairs = repairs;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int start, int length) throws IOException {
        if (nextAfter < after.length) {
            return readHeld(target, start, length);
        }
        while (true) {
            int count = source.read(target, start, length);
            if (count < 0) {
                if (heldNuls > 0) {
                    repairs.add(Repair.TRAILING_NULS);
                }
                return -1;
            }
            int kept = count;
            while (kept > 0 && target[start + kept - 1] == 0) {
                kept--;
            }
            int nuls = count - kept;
            if (kept == 0) {
                heldNuls += nuls;
            } else if (heldNuls == 0) {
                heldNuls = nuls;
                return kept;
            } else {
                // The NULs were not at the end after all: they come out first, then what was just read.
                after = Arrays.copyOfRange(target, start, start + count);
                nextAfter = 0;
                return readHeld(target, start, length);
            }
        }
    }

    private int readHeld(byte[] target, int start, int length) {
        if (heldNuls > 0) {
            int count = (int) Math.min(heldNuls, length);
            Arrays.fill(target, start, start + count, (byte) 0);
            heldNuls -= count;
            return count;
        }
        int last = after.length;
        while (after[last - 1] == 0) {
            last--;
        }
        int count = Math.min(length, last - nextAfter);
        System.arraycopy(after, nextAfter, target, start, count);
        nextAfter += count;
        if (nextAfter == last) {
            heldNuls = (long) after.length - last;
            nextAfter = after.length;
        }
        return count;
    }
}
