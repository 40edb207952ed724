package io.sealift.proof.fuzz;

import io.sealift.feed.Column;
import io.sealift.feed.ColumnType;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What one row of a file means.
 *
 * @param day the day of its event time, {@code yyyy-MM-dd}
 * @param line its values in the form that {@link #selectList()} asks the engine for
 */
public record ReferenceRow(String day, String line) {
    private static final String SEPARATOR = "|";
    private static final Pattern TIME = Pattern.compile(
            "([0-9-]{10})[ Tt]([0-9]{2}:[0-9]{2})(:[0-9]{2}(?:\\.[0-9]{1,9})?)?([Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)?");
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** The row with these texts by column; a missing column and an empty text are NULL. */
    static ReferenceRow of(Map<String, String> texts) throws IOException {
        try {
            String line = FuzzFeed.DEFINITION.columns().stream()
                    .map(column -> cell(column, texts.getOrDefault(column.name(), "")))
                    .collect(Collectors.joining(SEPARATOR));
            String time = cell(FuzzFeed.DEFINITION.eventTime(), texts.getOrDefault("datetime", ""));
            String day = time.substring(0, LocalDate.EPOCH.toString().length());
            return new ReferenceRow(day, line + SEPARATOR + day);
        } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            throw new IOException("The values %s are not of their columns' types".formatted(texts), unreadable);
        }
    }

    /**
     * For the engine: selects the table's rows as {@link #line}s, exact to the last bit of a double and the last
     * character of a text.
     */
    public static String selectList() {
        return FuzzFeed.DEFINITION.columns().stream()
                .map(column -> "coalesce(%s, '')".formatted(sql(column)))
                .collect(Collectors.joining(
                        " || '%s' || ".formatted(SEPARATOR), "", " || '%s' || \"day\"".formatted(SEPARATOR)));
    }

    /** The device of a line. */
    public static String device(String line) {
        return line.substring(0, line.indexOf(SEPARATOR));
    }

    private static String sql(Column column) {
        return switch (column.type()) {
            case STRING -> "to_hex(to_utf8(\"%s\"))".formatted(column.name());
            case DOUBLE -> "to_hex(to_ieee754_64(\"%s\"))".formatted(column.name());
            case BOOLEAN, SMALLINT, INT, BIGINT, DATE, TIMESTAMP -> "CAST(\"%s\" AS varchar)".formatted(column.name());
        };
    }

    private static String cell(Column column, String text) {
        if (text.isEmpty()) {
            if (column.presence() == Column.Presence.REQUIRED) {
                throw new IllegalArgumentException("%s is missing".formatted(column.name()));
            }
            return "";
        }
        return switch (column.type()) {
            case SMALLINT, INT, BIGINT -> whole(column.type(), text);
            case DOUBLE -> "%016X".formatted(Double.doubleToLongBits(finite(text)));
            case BOOLEAN -> bool(text);
            case DATE -> LocalDate.parse(text).toString();
            case TIMESTAMP -> time(text).format(MILLIS);
            case STRING -> HEX.formatHex(text.getBytes(StandardCharsets.UTF_8));
        };
    }

    private static String whole(ColumnType type, String text) {
        BigInteger value = new BigInteger(text);
        int bits = type == ColumnType.SMALLINT ? 15 : type == ColumnType.INT ? 31 : 63;
        if (value.bitLength() > bits) {
            throw new NumberFormatException("%s does not fit into %s".formatted(text, type));
        }
        return value.toString();
    }

    private static double finite(String text) {
        double value = Double.parseDouble(text);
        if (!Double.isFinite(value)) {
            throw new NumberFormatException("%s is not finite".formatted(text));
        }
        return value;
    }

    private static String bool(String text) {
        if (!List.of("true", "false").contains(text)) {
            throw new IllegalArgumentException("%s is no boolean".formatted(text));
        }
        return text;
    }

    private static LocalDateTime time(String text) {
        Matcher found = TIME.matcher(text);
        if (!found.matches()) {
            throw new IllegalArgumentException("%s is no time".formatted(text));
        }
        String second = found.group(3) == null ? ":00" : found.group(3);
        LocalDateTime local = LocalDateTime.parse(found.group(1) + "T" + found.group(2) + second);
        String zone = found.group(4);
        return zone == null
                ? local
                : local.atOffset(ZoneOffset.of(zone.toUpperCase(Locale.ROOT)))
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toLocalDateTime();
    }
}
