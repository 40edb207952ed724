package io.sealift.bench.flow;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/**
 * Files as weather stations send them, generated on demand. No two rows are the same.
 *
 * @param prefix the prefix of their keys
 * @param count how many
 * @param rowsPerFile an hour apart if a file is a day, otherwise a second
 * @param stations how many send in turn: one file each, then the next day; 0 for one station per file, all on one day
 */
record SmallFiles(String prefix, int count, int rowsPerFile, int stations) {
    private static final LocalDateTime FIRST = LocalDateTime.of(2020, 5, 12, 0, 0);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final int FILES_A_FOLDER = 1000;
    private static final int ROWS_OF_4_KB = 27;
    private static final int ROWS_OF_A_TINY_FILE = 5;
    private static final int HOURS_A_DAY = 24;
    private static final int WARM_UP_STATIONS = 1_000_000;

    /** About 4 KB each. */
    static SmallFiles of4Kb(int count) {
        return new SmallFiles("flow", count, ROWS_OF_4_KB, 0);
    }

    /** 5 rows each. */
    static SmallFiles tiny(int count) {
        return new SmallFiles("tiny", count, ROWS_OF_A_TINY_FILE, 0);
    }

    /** Each has one day of one of this many stations, through the past day by day. */
    static SmallFiles days(int days, int stations) {
        return new SmallFiles("days", days * stations, HOURS_A_DAY, stations);
    }

    /** Like those of 4 KB, and different from each of them. */
    static SmallFiles warmUp(int count) {
        return new SmallFiles("warm-up", count, ROWS_OF_4_KB, 0);
    }

    long rows() {
        return (long) count * rowsPerFile;
    }

    String key(int file) {
        return "%s/%03d/%08d.json".formatted(prefix, file / FILES_A_FOLDER, file);
    }

    byte[] content(int file) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rowsPerFile; row++) {
            append(text, station(file), time(file, row), file + row);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static void append(StringBuilder text, int station, LocalDateTime time, int seed) {
        text.append("{\"deviceid\": \"").append(station);
        text.append("\", \"datetime\": \"").append(TIME.format(time));
        text.append("\", \"temperature\": \"").append(seed % 40);
        text.append("\", \"humidity\": \"").append(seed % 100);
        text.append("\", \"winddirection\": \"").append(seed * 13 % 360);
        text.append("\", \"windintensity\": \"").append(seed % 30);
        text.append("\", \"rainheight\": \"").append(seed % 9).append("\"}\n");
    }

    private int station(int file) {
        if (stations > 0) {
            return file % stations;
        }
        return prefix.equals("warm-up") ? WARM_UP_STATIONS + file : file;
    }

    private LocalDateTime time(int file, int row) {
        return stations > 0 ? FIRST.minusDays(file / stations).plusHours(row) : FIRST.plusSeconds(row);
    }
}
