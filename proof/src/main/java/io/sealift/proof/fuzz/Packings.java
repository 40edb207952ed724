package io.sealift.proof.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** How bytes are packed, and what the file is called. */
final class Packings {
    private static final String[] ENDINGS = {".json", ".jsonl", ".ndjson", ".JSON"};
    private static final int GZIP_TAIL_BYTES = 8;

    private Packings() {}

    /** A name and bytes. */
    @SuppressWarnings("ArrayRecordComponent")
    record Packed(String name, byte[] content) {}

    /** As the feed should be. */
    static Packed plain(Dice dice, byte[] bytes) {
        String name = "file" + dice.oneOf(ENDINGS);
        return dice.percent(35) ? new Packed(name + dice.oneOf(".gz", ".GZ"), gzip(bytes)) : new Packed(name, bytes);
    }

    /** In a form that can be repaired. */
    static Packed mendable(Dice dice, byte[] bytes) {
        String name = "file" + dice.oneOf(ENDINGS);
        int cut = dice.between(0, bytes.length);
        byte[] members =
                Encodings.joined(gzip(Arrays.copyOf(bytes, cut)), gzip(Arrays.copyOfRange(bytes, cut, bytes.length)));
        return switch (dice.between(0, 5)) {
            case 0 -> new Packed(name, gzip(bytes));
            case 1 -> new Packed(name + ".gz", bytes);
            case 2 -> new Packed(name + dice.oneOf(".gz", ""), members);
            case 3 -> new Packed(name + ".gz", Encodings.joined(gzip(bytes), new byte[dice.oneOf(1, 10, 4_096)]));
            case 4 -> new Packed(name + ".gz", withHeader(dice, bytes));
            default -> plain(dice, bytes);
        };
    }

    /** In a form with any outcome. */
    static Packed damaged(Dice dice, byte[] bytes) {
        byte[] packed = gzip(bytes);
        String name = "file.json" + dice.oneOf(".gz", ".gz", "");
        return switch (dice.between(0, 9)) {
            case 0 -> new Packed(name, Arrays.copyOf(packed, dice.between(0, packed.length - 1)));
            case 1 -> new Packed(name, flipped(packed, dice.between(0, packed.length - 1), dice.between(0, 7)));
            case 2 ->
                new Packed(name, flipped(packed, packed.length - dice.between(1, GZIP_TAIL_BYTES), dice.between(0, 7)));
            case 3 ->
                new Packed(
                        name,
                        Encodings.joined(
                                packed,
                                dice.oneOf(bytes, dice.bytes(20), Encodings.bytes(0x1F), Arrays.copyOf(packed, 9))));
            case 4 -> new Packed(name, gzip(packed));
            case 5 -> new Packed(name, zip(bytes));
            case 6 ->
                new Packed(
                        name,
                        Encodings.joined(
                                dice.oneOf("BZh9", "PAR1", "\u00fd7zXZ\u0000", "(\u00b5/\u00fd")
                                        .getBytes(StandardCharsets.ISO_8859_1),
                                bytes));
            case 7 ->
                new Packed(
                        dice.oneOf(
                                "file.csv",
                                "file",
                                "file.json.zip",
                                "json",
                                "file.gz",
                                "file.json.gz.gz",
                                "file.json.bak"),
                        bytes);
            case 8 ->
                new Packed(
                        name, gzip(Encodings.joined(bytes, "\n".repeat(1 << 20).getBytes(StandardCharsets.UTF_8))));
            default -> new Packed(name, Encodings.joined(packed, new byte[3], packed));
        };
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    /** With a name, a comment or more in the header, as other programs write it; compressed hard or only stored. */
    private static byte[] withHeader(Dice dice, byte[] bytes) {
        int flags = dice.between(0, 7) << 2;
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.writeBytes(Encodings.bytes(0x1F, 0x8B, 8, flags, 1, 2, 3, 4, 0, 3));
        if ((flags & 4) != 0) {
            packed.writeBytes(Encodings.bytes(3, 0, 9, 9, 9));
        }
        if ((flags & 8) != 0) {
            packed.writeBytes(Encodings.utf8("file.json\u0000"));
        }
        if ((flags & 16) != 0) {
            packed.writeBytes(Encodings.utf8("a comment\u0000"));
        }
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, new Deflater(dice.oneOf(0, 1, 9), true))) {
            out.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        littleEndian(packed, checksum.getValue());
        littleEndian(packed, bytes.length);
        return packed.toByteArray();
    }

    private static void littleEndian(ByteArrayOutputStream out, long value) {
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            out.write((int) (value >> shift));
        }
    }

    private static byte[] zip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            ZipEntry entry = new ZipEntry("file.json");
            entry.setTime(0);
            out.putNextEntry(entry);
            out.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    private static byte[] flipped(byte[] bytes, int at, int bit) {
        byte[] other = bytes.clone();
        other[at] ^= (byte) (1 << bit);
        return other;
    }
}
