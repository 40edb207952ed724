package io.sealift.feed.validation;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The text of a file, as UTF-8: unpacked, transcoded and without a byte order mark, as its first bytes require. */
final class TextSource implements Closeable {
    private static final int HEAD_BYTES = 6;

    private final InputStream text;
    private final @Nullable GunzipStream unpacking;

    private TextSource(InputStream text, @Nullable GunzipStream unpacking) {
        this.text = text;
        this.unpacking = unpacking;
    }

    /** Opens a file; notes what had to be repaired to read it, even later, when its end is reached. */
    static TextSource open(FileNaming naming, InputStream content, ValidationLimits limits, Set<Repair> repairs)
            throws IOException {
        byte[] head = content.readNBytes(HEAD_BYTES);
        InputStream whole = joined(head, 0, content);
        if (!begins(head, 0x1F, 0x8B)) {
            if (naming == FileNaming.GZIP) {
                repairs.add(Repair.FALSE_GZ_NAME);
            }
            return new TextSource(new NulTailStream(decoded(head, content, repairs), repairs), null);
        }
        if (naming == FileNaming.PLAIN) {
            repairs.add(Repair.UNMARKED_GZIP);
        }
        GunzipStream unpacking = new GunzipStream(whole, limits, repairs);
        try {
            byte[] unpackedHead = unpacking.readNBytes(HEAD_BYTES);
            return new TextSource(new NulTailStream(decoded(unpackedHead, unpacking, repairs), repairs), unpacking);
        } catch (IOException failed) {
            unpacking.close();
            throw failed;
        }
    }

    private static InputStream decoded(byte[] head, InputStream rest, Set<Repair> repairs) throws RefusedException {
        requireText(head);
        if (begins(head, 0xEF, 0xBB, 0xBF)) {
            repairs.add(Repair.BYTE_ORDER_MARK);
            return joined(head, 3, rest);
        }
        if (begins(head, 0xFF, 0xFE)) {
            repairs.add(Repair.UTF_16);
            return Utf16Stream.littleEndian(joined(head, 2, rest));
        }
        if (begins(head, 0xFE, 0xFF)) {
            repairs.add(Repair.UTF_16);
            return Utf16Stream.bigEndian(joined(head, 2, rest));
        }
        // Without a mark: rows begin in ASCII, and no row of UTF-8 has a NUL as its first or second byte.
        if (head.length >= 4 && isStartOfRows(head[0]) && head[1] == 0 && head[2] != 0 && head[3] == 0) {
            repairs.add(Repair.UTF_16);
            return Utf16Stream.littleEndian(joined(head, 0, rest));
        }
        if (head.length >= 4 && head[0] == 0 && isStartOfRows(head[1]) && head[2] == 0 && head[3] != 0) {
            repairs.add(Repair.UTF_16);
            return Utf16Stream.bigEndian(joined(head, 0, rest));
        }
        return joined(head, 0, rest);
    }

    /** Refuses by name what no repair turns into text: its bytes would read as mere rubbish. */
    private static void requireText(byte[] head) throws RefusedException {
        if (begins(head, 0x1F, 0x8B)) {
            throw packed("gzip within gzip");
        }
        if (begins(head, 'P', 'K', 3, 4)) {
            throw packed("a zip archive");
        }
        if (begins(head, 0x28, 0xB5, 0x2F, 0xFD)) {
            throw packed("packed by zstd");
        }
        if (begins(head, 'B', 'Z', 'h')) {
            throw packed("packed by bzip2");
        }
        if (begins(head, 0xFD, '7', 'z', 'X', 'Z', 0)) {
            throw packed("packed by xz");
        }
        if (begins(head, 'P', 'A', 'R', '1')) {
            throw packed("a Parquet file");
        }
        boolean isUtf32 = begins(head, 0xFF, 0xFE, 0, 0)
                || begins(head, 0, 0, 0xFE, 0xFF)
                || begins(head, 0, 0, 0, '{')
                || begins(head, '{', 0, 0, 0);
        if (isUtf32) {
            throw RefusedException.ofFile(RefusalReason.NOT_UTF8, "the file is UTF-32");
        }
    }

    private static RefusedException packed(String what) {
        return RefusedException.ofFile(RefusalReason.UNSUPPORTED_PACKING, "the file is " + what);
    }

    private static boolean isStartOfRows(byte found) {
        return found == '{' || found == '[' || found == ' ' || found == '\t' || found == '\r' || found == '\n';
    }

    private static boolean begins(byte[] head, int... expected) {
        if (head.length < expected.length) {
            return false;
        }
        for (int at = 0; at < expected.length; at++) {
            if ((head[at] & 0xFF) != expected[at]) {
                return false;
            }
        }
        return true;
    }

    private static InputStream joined(byte[] head, int from, InputStream rest) {
        return new HeadedStream(head, from, rest);
    }

    InputStream text() {
        return text;
    }

    /** Frees the memory that unpacking takes; the file's own stream stays open. */
    @Override
    public void close() {
        if (unpacking != null) {
            unpacking.close();
        }
    }
}
