package io.sealift.feed.validation;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks gzip to its very end, within limits.
 *
 * <p>The JDK's own stream has no limits, and ignores what follows a member unless it begins with a whole, sound header:
 * it would silently lose a second member that broke off early.
 */
final class GunzipStream extends InputStream {
    /** Below this a high ratio does no harm, and small files of identical rows have one. */
    private static final long HARMLESS_BYTES = 16L << 20;

    private static final int FLAG_HEADER_CRC = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;
    private static final int FLAGS_RESERVED = 0xE0;
    private static final int DEFLATE = 8;

    private final InputStream packed;
    private final ValidationLimits limits;
    private final Set<Repair> repairs;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] input = new byte[1 << 16];
    private int next;
    private int filled;
    private long packedBytes;
    private long unpackedBytes;
    private long memberBytes;
    private int members;
    private boolean isInMember;
    private boolean isEnded;

    GunzipStream(InputStream packed, ValidationLimits limits, Set<Repair> repairs) {
        this.packed = packed;
        this.limits = limits;
        this.repairs = repairs;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int start, int length) throws IOException {
        while (!isEnded && length > 0) {
            if (!isInMember && !startMember()) {
                isEnded = true;
                break;
            }
            int count = inflate(target, start, length);
            if (count > 0) {
                return count;
            }
        }
        return isEnded ? -1 : 0;
    }

    private int inflate(byte[] target, int start, int length) throws IOException {
        if (inflater.needsInput() && !inflater.finished()) {
            require(next < filled || fill());
            inflater.setInput(input, next, filled - next);
            next = filled;
        }
        int count;
        try {
            count = inflater.inflate(target, start, length);
        } catch (DataFormatException damaged) {
            throw bad("the packed data is damaged: " + damaged.getMessage());
        }
        if (count > 0) {
            checksum.update(target, start, count);
            memberBytes += count;
            unpackedBytes += count;
            checkLimits();
        } else if (inflater.finished()) {
            endMember();
        } else if (inflater.needsDictionary()) {
            throw bad("it needs a dictionary, which gzip does not have");
        }
        return count;
    }

    private void checkLimits() throws RefusedException {
        if (unpackedBytes > limits.unpackedBytesMax()) {
            throw RefusedException.ofFile(
                    RefusalReason.GZIP_BOMB,
                    "the gzip data unpacks to more than %d bytes".formatted(limits.unpackedBytesMax()));
        }
        if (unpackedBytes > HARMLESS_BYTES && unpackedBytes / packedBytes >= limits.inflationMax()) {
            throw RefusedException.ofFile(
                    RefusalReason.GZIP_BOMB,
                    "the gzip data unpacks to more than %d times its size: %d bytes from the first %d"
                            .formatted(limits.inflationMax(), unpackedBytes, packedBytes));
        }
    }

    /** Reads the header of the next member; false if there is none. */
    private boolean startMember() throws IOException {
        if (next == filled && !fill()) {
            return false;
        }
        if (members > 0 && input[next] == 0) {
            requirePadding();
            return false;
        }
        if (octet() != 0x1F || octet() != 0x8B) {
            throw bad("other data follows the packed data");
        }
        members++;
        if (members == 2) {
            repairs.add(Repair.GZIP_MEMBERS);
        }
        if (octet() != DEFLATE) {
            throw bad("its method of packing is not deflate");
        }
        int flags = octet();
        if ((flags & FLAGS_RESERVED) != 0) {
            throw bad("its header has flags that gzip does not know");
        }
        skip(6);
        if ((flags & FLAG_EXTRA) != 0) {
            skip(octet() | octet() << 8);
        }
        if ((flags & FLAG_NAME) != 0) {
            skipText();
        }
        if ((flags & FLAG_COMMENT) != 0) {
            skipText();
        }
        if ((flags & FLAG_HEADER_CRC) != 0) {
            skip(2);
        }
        inflater.reset();
        checksum.reset();
        memberBytes = 0;
        isInMember = true;
        return true;
    }

    private void endMember() throws IOException {
        next = filled - inflater.getRemaining();
        long expected = octets();
        long size = octets();
        if (expected != checksum.getValue() || size != (memberBytes & 0xFFFF_FFFFL)) {
            throw bad("its checksum does not match its content");
        }
        isInMember = false;
    }

    private void requirePadding() throws IOException {
        repairs.add(Repair.TRAILING_NULS);
        do {
            for (; next < filled; next++) {
                if (input[next] != 0) {
                    throw bad("other data follows the packed data");
                }
            }
        } while (fill());
    }

    private long octets() throws IOException {
        return octet() | octet() << 8 | octet() << 16 | (long) octet() << 24;
    }

    private int octet() throws IOException {
        require(next < filled || fill());
        return input[next++] & 0xFF;
    }

    private void skip(int count) throws IOException {
        for (int skipped = 0; skipped < count; skipped++) {
            octet();
        }
    }

    private void skipText() throws IOException {
        while (octet() != 0) {}
    }

    private boolean fill() throws IOException {
        next = 0;
        filled = Math.max(0, packed.read(input, 0, input.length));
        packedBytes += filled;
        return filled > 0;
    }

    private static void require(boolean hasMore) throws RefusedException {
        if (!hasMore) {
            throw bad("it breaks off");
        }
    }

    private static RefusedException bad(String detail) {
        return RefusedException.ofFile(RefusalReason.BAD_GZIP, "the gzip data cannot be unpacked: " + detail);
    }

    /** Frees the memory that unpacking takes; the source stays open. */
    @Override
    public void close() {
        inflater.end();
    }
}
