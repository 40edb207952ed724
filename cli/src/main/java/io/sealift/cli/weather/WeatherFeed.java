package io.sealift.cli.weather;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * The demo's feed: the weather table of {@code data/weather} as the files that its stations would deliver.
 *
 * <p>The same table and days give the same files, byte for byte. The conversion rules are in {@code
 * data/weather/README.md}.
 */
public final class WeatherFeed {
    private static final String TABLE = "data/weather/nycflights13_weather.csv.gz";

    private final Path table;

    private WeatherFeed(Path table) {
        this.table = table;
    }

    /**
     * The feed of the table that comes with the project.
     *
     * @param home the root folder of the project
     */
    public static WeatherFeed in(Path home) {
        return new WeatherFeed(home.resolve(TABLE));
    }

    /**
     * The files of a range of days, by station and then by day.
     *
     * @param from the first day
     * @param to the last day, included
     * @throws IllegalArgumentException if the table has no readings for these days
     * @throws IllegalStateException if the table is damaged
     * @throws UncheckedIOException if the table cannot be read
     */
    public List<WeatherFile> files(LocalDate from, LocalDate to) {
        Map<String, List<String>> linesByName = new LinkedHashMap<>();
        for (Reading reading : readings()) {
            LocalDate day = reading.datetime().toLocalDate();
            if (!day.isBefore(from) && !day.isAfter(to)) {
                linesByName
                        .computeIfAbsent(reading.fileName(), name -> new ArrayList<>())
                        .add(reading.line());
            }
        }
        if (linesByName.isEmpty()) {
            throw new IllegalArgumentException("No reading from " + from + " to " + to
                    + ": the table holds 2013-01-01 to 2013-12-30. Choose days among them");
        }
        return linesByName.entrySet().stream()
                .map(file -> new WeatherFile(
                        file.getKey(), file.getValue().size(), String.join("\n", file.getValue()) + "\n"))
                .toList();
    }

    private List<Reading> readings() {
        try (BufferedReader source = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(table)), StandardCharsets.US_ASCII))) {
            List<String> lines = source.readAllLines();
            List<String> columns = cells(lines.getFirst());
            List<Reading> readings = new ArrayList<>(lines.size());
            for (int i = 1; i < lines.size(); i++) {
                readings.add(reading(columns, lines.get(i), i + 1));
            }
            return readings;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "Cannot read the weather table " + table + ": restore it from the repository", unreadable);
        }
    }

    private Reading reading(List<String> columns, String line, int lineNumber) {
        List<String> cells = cells(line);
        if (cells.size() != columns.size()) {
            throw damaged(
                    lineNumber,
                    new IllegalArgumentException(cells.size() + " cells where the header has " + columns.size()));
        }
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            row.put(columns.get(i), cells.get(i));
        }
        try {
            return Reading.of(row);
        } catch (RuntimeException invalid) {
            throw damaged(lineNumber, invalid);
        }
    }

    private IllegalStateException damaged(int lineNumber, RuntimeException cause) {
        return new IllegalStateException(
                "Line " + lineNumber + " of " + table + " is damaged: " + cause.getMessage()
                        + ". Restore the file from the repository",
                cause);
    }

    /** The source has no quoted cells, so a comma always separates. */
    private static List<String> cells(String line) {
        return List.of(line.split(",", -1));
    }
}
