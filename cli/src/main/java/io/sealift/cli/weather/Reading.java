package io.sealift.cli.weather;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one station measured in one hour.
 *
 * @param station where
 * @param datetime when, on New York's clock
 * @param values what was measured; a missing measure was not taken
 */
record Reading(Station station, LocalDateTime datetime, Map<Measure, Short> values) {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    Reading {
        values = Map.copyOf(values);
    }

    /**
     * The reading in a row of the source table.
     *
     * @param row the row's texts by column
     * @throws IllegalArgumentException if a text is malformed
     */
    static Reading of(Map<String, String> row) {
        Map<Measure, Short> values = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            measure.convert(text(row, measure.sourceColumn())).ifPresent(value -> values.put(measure, value));
        }
        LocalDateTime datetime =
                LocalDateTime.of(number(row, "year"), number(row, "month"), number(row, "day"), number(row, "hour"), 0);
        return new Reading(Station.of(text(row, "origin")), datetime, values);
    }

    /** The file that this reading belongs in: one for each device and day. */
    String fileName() {
        return "sensor_%d_%s.json".formatted(station.deviceId(), DAY.format(datetime.toLocalDate()));
    }

    /** The reading as a line of the feed, without its line end. */
    String line() {
        StringBuilder line = new StringBuilder(
                "{\"deviceid\": \"%d\", \"datetime\": \"%s\"".formatted(station.deviceId(), STAMP.format(datetime)));
        for (Measure measure : Measure.values()) {
            Optional.ofNullable(values.get(measure))
                    .ifPresentOrElse(
                            value -> line.append(", \"%s\": \"%d\"".formatted(measure.column(), value)),
                            () -> station.gap().appendTo(line, measure.column()));
        }
        return line.append('}').toString();
    }

    private static int number(Map<String, String> row, String column) {
        return Integer.parseInt(text(row, column));
    }

    private static String text(Map<String, String> row, String column) {
        return Optional.ofNullable(row.get(column))
                .orElseThrow(() -> new IllegalArgumentException("No column " + column + " among " + row.keySet()));
    }
}
