package io.sealift.bench.flow;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Files of about 4 KB, as a weather station sends them every half hour. No two rows are the same. */
final class SmallFiles {
    /** Rows in each file. */
    static final int ROWS = 27;

    private static final LocalDateTime FIRST = LocalDateTime.of(2020, 5, 12, 0, 0);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private SmallFiles() {}

    /** So many files by key, numbered from a first one. */
    static Map<String, byte[]> generate(int count, int first) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int file = first; file < first + count; file++) {
            StringBuilder text = new StringBuilder();
            for (int row = 0; row < ROWS; row++) {
                text.append(
                        "{\"deviceid\": \"%d\", \"datetime\": \"%s\", \"temperature\": \"%d\", \"humidity\": \"%d\", \"winddirection\": \"%d\", \"windintensity\": \"%d\", \"rainheight\": \"%d\"}%n"
                                .formatted(
                                        file,
                                        TIME.format(FIRST.plusSeconds(row)),
                                        row % 40,
                                        row % 100,
                                        row * 13 % 360,
                                        row % 30,
                                        row % 9));
            }
            files.put("flow/%08d.json".formatted(file), text.toString().getBytes(StandardCharsets.UTF_8));
        }
        return files;
    }
}
