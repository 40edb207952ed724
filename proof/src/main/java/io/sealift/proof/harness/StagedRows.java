package io.sealift.proof.harness;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * What an object of canonical rows holds, read without the product's own code.
 *
 * @param rowsPerDay its rows by their day
 * @param nullsPerDay how many of a day's rows have no value, by column
 * @param rowsPerFile the rows by day, by their number in {@code _f}
 * @param isPoison whether the engine cannot load it
 */
record StagedRows(
        SortedMap<String, Long> rowsPerDay,
        SortedMap<String, SortedMap<String, Long>> nullsPerDay,
        SortedMap<Integer, SortedMap<String, Long>> rowsPerFile,
        boolean isPoison) {
    private static final List<String> OPTIONAL =
            List.of("temperature", "humidity", "winddirection", "windintensity", "rainheight");
    private static final Pattern LINE = Pattern.compile(
            "\\{\"_f\":([0-9]+),\"deviceid\":\"[0-9]+\",\"datetime\":\"([0-9]{4}-[0-9]{2}-[0-9]{2})[ T].*}");

    /** Reads an object's bytes. */
    static StagedRows of(byte[] packed) {
        StagedRows rows = new StagedRows(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), isPoison(text(packed)));
        text(packed).lines().forEach(rows::count);
        return rows;
    }

    /** All its NULLs, by column; columns without any are left out. */
    SortedMap<String, Long> nulls() {
        SortedMap<String, Long> sums = new TreeMap<>();
        nullsPerDay.values().forEach(day -> addTo(sums, day));
        return sums;
    }

    /** Adds counts to others. */
    static void addTo(SortedMap<String, Long> sums, Map<String, Long> more) {
        more.forEach((name, count) -> sums.merge(name, count, Long::sum));
    }

    private void count(String line) {
        Matcher found = LINE.matcher(line);
        if (!found.matches()) {
            throw new IllegalStateException("A pack holds what is no row in canonical form: " + line);
        }
        String day = found.group(2);
        rowsPerDay.merge(day, 1L, Long::sum);
        rowsPerFile
                .computeIfAbsent(Integer.valueOf(found.group(1)), _ -> new TreeMap<>())
                .merge(day, 1L, Long::sum);
        SortedMap<String, Long> nulls = nullsPerDay.computeIfAbsent(day, _ -> new TreeMap<>());
        OPTIONAL.stream()
                .filter(column -> !line.contains("\"" + column + "\":"))
                .forEach(column -> nulls.merge(column, 1L, Long::sum));
    }

    private static boolean isPoison(String text) {
        return text.contains("\"rainheight\":\"%d\"".formatted(FeedFiles.POISON));
    }

    private static String text(byte[] packed) {
        try (GZIPInputStream unpacking = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return new String(unpacking.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException damaged) {
            throw new UncheckedIOException("An object of rows is damaged", damaged);
        }
    }
}
