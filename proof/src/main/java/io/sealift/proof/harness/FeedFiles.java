package io.sealift.proof.harness;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Writes files of the weather feed, and counts the rows of one without the product's own code. */
final class FeedFiles {
    /** A rain height that passes validation but that the model engine cannot load. */
    static final int POISON = 31_313;
    /** A row that must not be loaded: it has no time. */
    private static final String BAD_ROW = "{\"deviceid\":1}\n";

    private static final Pattern EVENT_DAY = Pattern.compile("\"datetime\":\"([0-9]{4}-[0-9]{2}-[0-9]{2}) ");
    private static final String PACKED = ".gz";

    private FeedFiles() {}

    /** The bytes of a file with these rows; {@code serial} makes them differ from those of any other file. */
    static byte[] content(String key, SortedMap<String, Long> rowsPerDay, int serial) {
        return packed(key, text(rowsPerDay, serial, "\"humidity\":40"));
    }

    /** The bytes of a valid file with rows that the engine cannot load. */
    static byte[] poison(String key, SortedMap<String, Long> rowsPerDay, int serial) {
        return packed(key, text(rowsPerDay, serial, "\"rainheight\":%d".formatted(POISON)));
    }

    /** The bytes of a valid file that needs repair: it has Windows line ends. */
    static byte[] repairable(String key, SortedMap<String, Long> rowsPerDay, int serial) {
        return packed(key, text(rowsPerDay, serial, "\"humidity\":41").replace("\n", "\r\n"));
    }

    /** The bytes of a file with one bad row among good ones. */
    static byte[] withBadRow(String key, SortedMap<String, Long> rowsPerDay, int serial) {
        return packed(key, text(rowsPerDay, serial, "\"humidity\":42") + BAD_ROW);
    }

    /** Whether the engine cannot load a file. */
    static boolean isPoison(String key, byte[] content) {
        return content.length > 0 && unpacked(key, content).contains("\"rainheight\":" + POISON);
    }

    /** The good rows of a file by their day. */
    static SortedMap<String, Long> rowsPerDay(String key, byte[] content) {
        SortedMap<String, Long> rows = new TreeMap<>();
        unpacked(key, content).lines().forEach(line -> {
            Matcher found = EVENT_DAY.matcher(line);
            if (found.find()) {
                rows.merge(found.group(1), 1L, Long::sum);
            }
        });
        return rows;
    }

    /** Every other row has one more field. */
    private static String text(SortedMap<String, Long> rowsPerDay, int serial, String more) {
        StringBuilder text = new StringBuilder();
        rowsPerDay.forEach((day, rows) -> {
            for (long row = 0; row < rows; row++) {
                text.append("{\"deviceid\":%d,\"datetime\":\"%s 10:%02d:00\",\"temperature\":21%s}\n"
                        .formatted(serial, day, row % 60, row % 2 == 0 ? "," + more : ""));
            }
        });
        return text.toString();
    }

    private static byte[] packed(String key, String text) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        if (!key.endsWith(PACKED)) {
            return plain;
        }
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(target)) {
            packing.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return target.toByteArray();
    }

    private static String unpacked(String key, byte[] content) {
        if (!key.endsWith(PACKED)) {
            return new String(content, StandardCharsets.UTF_8);
        }
        try (InputStream unpacking = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return new String(unpacking.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }
}
