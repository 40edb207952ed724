package io.sealift.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The weather of {@code data/weather} as JSON lines, all readings in one text. */
final class WeatherText {
    private static final Path TABLE = Path.of("data/weather/nycflights13_weather.csv.gz");
    private static final List<String> STATIONS = List.of("EWR", "JFK", "LGA");

    private WeatherText() {}

    /** The text, read from the repository, which is the working directory. */
    static byte[] read() throws IOException {
        StringBuilder text = new StringBuilder();
        try (BufferedReader table = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(TABLE)), StandardCharsets.UTF_8))) {
            table.lines().skip(1).forEach(line -> append(text, List.of(line.split(",", -1))));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void append(StringBuilder text, List<String> cells) {
        int device = STATIONS.indexOf(cells.get(0)) + 1;
        text.append("{\"deviceid\": \"%d\", \"datetime\": \"%s-%02d-%02d %02d:00:00\""
                .formatted(
                        device,
                        cells.get(1),
                        Integer.parseInt(cells.get(2)),
                        Integer.parseInt(cells.get(3)),
                        Integer.parseInt(cells.get(4))));
        appendMeasure(text, device, "temperature", cells.get(5));
        appendMeasure(text, device, "humidity", cells.get(7));
        appendMeasure(text, device, "winddirection", cells.get(8));
        appendMeasure(text, device, "windintensity", cells.get(9));
        appendMeasure(text, device, "rainheight", cells.get(11));
        text.append("}\n");
    }

    /** As the demo's stations do: a value not measured is left out, null or empty. */
    private static void appendMeasure(StringBuilder text, int device, String name, String cell) {
        if (!cell.equals("NA")) {
            text.append(", \"%s\": \"%d\"".formatted(name, Math.round(Double.parseDouble(cell))));
        } else if (device == 2) {
            text.append(", \"%s\": null".formatted(name));
        } else if (device == 3) {
            text.append(", \"%s\": \"\"".formatted(name));
        }
    }
}
