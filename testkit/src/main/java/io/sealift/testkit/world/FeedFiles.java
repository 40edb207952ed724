package io.sealift.testkit.world;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Writes files of the weather feed, and counts the rows of one as the INSERT would, without the product's own code. */
final class FeedFiles {
    private static final Pattern EVENT_DAY = Pattern.compile("\"datetime\":\"([0-9]{4}-[0-9]{2}-[0-9]{2}) ");
    private static final String PACKED = ".gz";
    /** A field that the feed does not have, so validation lets it pass. */
    private static final String POISON = "poison";

    private FeedFiles() {}

    /** The bytes of a file with these rows; {@code serial} makes them differ from those of any other file. */
    static byte[] content(String key, SortedMap<String, Long> rowsPerDay, int serial) {
        StringBuilder text = new StringBuilder();
        rowsPerDay.forEach((day, rows) -> {
            for (long row = 0; row < rows; row++) {
                text.append("{\"deviceid\":%d,\"datetime\":\"%s 10:%02d:00\",\"temperature\":21}\n"
                        .formatted(serial, day, row % 60));
            }
        });
        return packed(key, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The bytes of a sound file with rows that the engine cannot load. */
    static byte[] poison(String key, SortedMap<String, Long> rowsPerDay, int serial) {
        StringBuilder text = new StringBuilder();
        rowsPerDay.forEach((day, rows) -> text.append("{\"deviceid\":%d,\"datetime\":\"%s 10:00:00\",\"%s\":1}\n"
                .formatted(serial, day, POISON)
                .repeat(Math.toIntExact(rows))));
        return packed(key, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The bytes of a sound file that is not plain: its lines end as those of Windows do. */
    static byte[] unplain(String key, String day, long rows, int serial) {
        String plain = new String(
                unpacked(key, content(key, new TreeMap<>(Map.of(day, rows)), serial)), StandardCharsets.UTF_8);
        return packed(key, plain.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the engine cannot load a file. */
    static boolean isPoison(String key, byte[] content) {
        return content.length > 0 && new String(unpacked(key, content), StandardCharsets.UTF_8).contains(POISON);
    }

    /** The rows of a file by their day. */
    static SortedMap<String, Long> rowsPerDay(String key, byte[] content) {
        SortedMap<String, Long> rows = new TreeMap<>();
        String text = new String(unpacked(key, content), StandardCharsets.UTF_8);
        text.lines().forEach(line -> {
            Matcher found = EVENT_DAY.matcher(line);
            if (!found.find()) {
                throw new IllegalStateException("A staged file holds what is no row of the feed: " + line);
            }
            rows.merge(found.group(1), 1L, Long::sum);
        });
        return rows;
    }

    private static byte[] packed(String key, byte[] plain) {
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

    private static byte[] unpacked(String key, byte[] content) {
        if (!key.endsWith(PACKED)) {
            return content;
        }
        try (InputStream unpacking = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return unpacking.readAllBytes();
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }
}
