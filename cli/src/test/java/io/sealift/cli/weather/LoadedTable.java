package io.sealift.cli.weather;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The feed's lines parsed back, and the answer that the totals query gives for a table with these rows. */
record LoadedTable(List<Row> rows) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Which of two rows with the same key counts as the first, and which as the last. */
    enum Duplicates {
        /** In the order of the lines in the file. */
        BY_FILE,
        /** As the query must choose: the warmer one is the first. */
        BY_WARMTH;

        Row first(Row earlier, Row later) {
            return switch (this) {
                case BY_FILE -> earlier;
                case BY_WARMTH -> warmer(earlier, later);
            };
        }

        Row last(Row earlier, Row later) {
            return switch (this) {
                case BY_FILE -> later;
                case BY_WARMTH -> earlier.equals(warmer(earlier, later)) ? later : earlier;
            };
        }

        private static Row warmer(Row one, Row other) {
            return one.temperature() > other.temperature() ? one : other;
        }
    }

    /** A row of the table; a missing measure is null. */
    record Row(int deviceId, String datetime, Map<Measure, Integer> values) {
        int temperature() {
            return Objects.requireNonNull(values.get(Measure.TEMPERATURE));
        }

        String key() {
            return deviceId + "|" + datetime;
        }

        String day() {
            return datetime.substring(0, 10);
        }

        String line() {
            return key() + "|"
                    + Arrays.stream(Measure.values())
                            .map(measure -> Objects.toString(values.get(measure), ""))
                            .collect(Collectors.joining("|"));
        }
    }

    static LoadedTable of(List<WeatherFile> files) {
        return new LoadedTable(files.stream()
                .flatMap(file -> new String(file.bytes(), StandardCharsets.UTF_8).lines())
                .map(LoadedTable::row)
                .toList());
    }

    /** The answer as Athena returns it: text by column, nulls left out. */
    List<Map<String, String>> answer(Duplicates duplicates) {
        Map<String, Collection<Row>> blocks = new TreeMap<>();
        blocks.put("all_rows", rows);
        blocks.put("one_row_per_key_keep_first", onePerKey(duplicates::first));
        blocks.put("one_row_per_key_keep_last", onePerKey(duplicates::last));
        rows.forEach(row -> blocks.computeIfAbsent("per_device." + row.deviceId(), block -> new ArrayList<>())
                .add(row));
        return blocks.entrySet().stream()
                .map(block -> totals(block.getKey(), List.copyOf(block.getValue())))
                .toList();
    }

    private Collection<Row> onePerKey(BinaryOperator<Row> choice) {
        Map<String, Row> kept = new LinkedHashMap<>();
        rows.forEach(row -> kept.merge(row.key(), row, choice));
        return kept.values();
    }

    private static Map<String, String> totals(String block, List<Row> rows) {
        Map<String, Object> totals = new HashMap<>();
        totals.put("block", block);
        totals.put(
                "first_datetime",
                rows.stream().map(Row::datetime).sorted().toList().getFirst());
        totals.put(
                "last_datetime",
                rows.stream().map(Row::datetime).sorted().toList().getLast());
        totals.put("days", distinct(rows.stream().map(Row::day).toList()));
        totals.put("rows", rows.size());
        totals.put(
                "distinct_deviceid_datetime",
                distinct(rows.stream().map(Row::key).toList()));
        totals.put(
                "rows_with_a_missing_measure",
                rows.stream()
                        .filter(row -> row.values().size() < Measure.values().length)
                        .count());
        totals.put(
                "rows_with_all_measures_missing",
                rows.stream().filter(row -> row.values().isEmpty()).count());
        totals.put("sum_deviceid", rows.stream().mapToInt(Row::deviceId).sum());
        totals.put("files_in_layout_station_hour", totals.get("distinct_deviceid_datetime"));
        totals.put(
                "files_in_layout_station_day",
                distinct(rows.stream().map(row -> row.deviceId() + row.day()).toList()));
        totals.put("files_in_layout_day", totals.get("days"));
        totals.put("files_in_layout_single", 1);
        totals.put(
                "canonical_sha256",
                sha256(rows.stream().map(Row::line).sorted().collect(Collectors.joining("\n")) + "\n"));
        for (Measure measure : Measure.values()) {
            putMeasure(totals, measure, rows);
        }
        return totals.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, total -> total.getValue().toString()));
    }

    private static void putMeasure(Map<String, Object> totals, Measure measure, List<Row> rows) {
        List<Integer> values = rows.stream()
                .flatMap(row -> Stream.ofNullable(row.values().get(measure)))
                .sorted()
                .toList();
        totals.put(measure.column() + "_non_null", values.size());
        totals.put(measure.column() + "_null", rows.size() - values.size());
        totals.put(
                measure.column() + "_sum",
                values.stream().mapToInt(Integer::intValue).sum());
        totals.put(measure.column() + "_min", values.getFirst());
        totals.put(measure.column() + "_max", values.getLast());
    }

    private static int distinct(List<String> values) {
        return new HashSet<>(values).size();
    }

    private static Row row(String line) {
        try {
            JsonNode object = JSON.readTree(line);
            Map<Measure, Integer> values = new EnumMap<>(Measure.class);
            for (Measure measure : Measure.values()) {
                String text = object.path(measure.column()).asText("");
                if (!text.isEmpty() && !text.equals("null")) {
                    values.put(measure, Integer.valueOf(text));
                }
            }
            return new Row(
                    Integer.parseInt(object.path("deviceid").asText()),
                    object.path("datetime").asText(),
                    values);
        } catch (JsonProcessingException invalid) {
            throw new UncheckedIOException(invalid);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Every Java platform has SHA-256", absent);
        }
    }
}
