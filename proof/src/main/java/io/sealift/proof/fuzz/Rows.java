package io.sealift.proof.fuzz;

import io.sealift.feed.Column;
import io.sealift.feed.ColumnType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** JSON objects on one line, one per row; a row's device identifies its file. */
final class Rows {
    private static final List<Column> COLUMNS = FuzzFeed.DEFINITION.columns();
    private static final int ABSENT_PERCENT = 15;
    private static final int NULL_PERCENT = 8;
    private static final List<String> UNKNOWN = List.of(
            "\"firmware\": \"1.2\"",
            "\"tags\": [1, {\"deviceid\": 5, \"x\": null}, \"a\\n\"]",
            "\"\": 1",
            "\"datetime \": \"x\"",
            "\"n\\u0000ote\": 2",
            "\"col3\": 1",
            "\"_col\": 1",
            "\"_colx\": 1",
            "\"größe\": \"ü\"",
            "\"day\": \"2020-01-01\"",
            "\"manifest\": \"x\"",
            "\"big\": 1e999",
            "\"deep\": [[[[[[[[{}]]]]]]]]",
            "\"nested\": {\"note\": {\"note\": 1}}",
            "\"half\": \"\\ud83d\"",
            "\"_COL3\": 1",
            "\"rat\\u0131o\": 1",
            "\"insta\u212Aled\": 5",
            "\"\\u0130nstalled\": \"x\"");
    private static final List<String> ODD_FIELDS = List.of(
            "\"_col0\": \"5\"",
            "\"_col12\": 5",
            "\"_col3\": null",
            "\"note\": \"a\", \"note\": \"b\"",
            "\"Note\": null, \"nOTE\": null",
            "\"x\": 1, \"x\": 2",
            "\"x\": 1, \"X\": 2",
            "\"deviceid\": 7",
            "\"datetime\": null",
            "\"note\": {\"a\": \"b\"}",
            "\"note\": []",
            "\"x\": '1'",
            "\"x\": NaN",
            "\"x\": +1",
            "\"x\": 01",
            "\"x\": 1.",
            "\"x\": .5",
            "\"x\": tru",
            "\"x\": True",
            "\"x\": \"\t\"",
            "\"x\": \"\\x\"",
            "\"x\": \"\\u12g4\"",
            "\"x\": /* c */ 1",
            "x: 1",
            "'x': 1",
            "\"x\" 1",
            "\"x\": ",
            "\"x\": 1,",
            ",\"x\": 1",
            "\"x\": \"\u0001\"",
            "\"x\": \"\u0000\"",
            "\"\\u005fcol1\": 3",
            "\"x\": undefined",
            "\"x\": 1 // c",
            "\"x\": -",
            "\"x\": 1e",
            "\"x\": nulll",
            "\"x\": [1,]",
            "\"x\": {\"y\"}",
            "\"x\": \"\u007f\"",
            "\"x\": 1\u00a0",
            "\"_col٣\": 1",
            "\"_col99999999999\": 1",
            "\"_col-1\": 1",
            "\"_col+1\": 1",
            "\"_col 1\": 1",
            "\"_col1 \": 1");
    private static final List<String> NO_ROWS = List.of(
            "[]",
            "1",
            "\"text\"",
            "null",
            "true",
            "hello",
            "{",
            "}",
            "{}",
            "<html>",
            "[1,2]",
            ",",
            "\u0001",
            "// c",
            "#",
            "{\"x\"",
            "{}{}",
            "-",
            "\\",
            "\"",
            "{\"deviceid\": 1",
            "\uFEFF",
            "\u00a0",
            "\u000b",
            "\u0085");

    private Rows() {}

    /** Whether its time may be written in another form than the engine's. */
    enum Form {
        PLAIN,
        MENDABLE
    }

    /** A row that must load. */
    static String sound(Dice dice, int device, Form form) {
        return joined(dice, fields(dice, device, form));
    }

    /** A row with a strange value, field or form; any outcome is allowed. */
    static String odd(Dice dice, int device) {
        List<String> fields = fields(dice, device, dice.oneOf(Form.values()));
        return switch (dice.between(0, 9)) {
            case 0, 1, 2, 3 -> joined(dice, withOddValue(dice, fields));
            case 4, 5 -> {
                fields.add(dice.between(0, fields.size()), dice.in(ODD_FIELDS));
                yield joined(dice, fields);
            }
            case 6 -> dice.in(NO_ROWS);
            case 7 -> {
                String row = joined(dice, fields);
                yield row.substring(0, dice.between(1, row.length() - 1));
            }
            case 8 ->
                joined(dice, fields)
                        + dice.oneOf(",", ";", " x", "\u0000", "]", "}", " 1", "\u000b", "\u00a0", ", ", "#");
            default -> joined(dice, large(dice, fields));
        };
    }

    private static List<String> fields(Dice dice, int device, Form form) {
        List<String> fields = new ArrayList<>();
        for (Column column : COLUMNS) {
            boolean isOptional = column.presence() == Column.Presence.OPTIONAL;
            if (isOptional && dice.percent(ABSENT_PERCENT)) {
                continue;
            }
            String value = isOptional && dice.percent(NULL_PERCENT)
                    ? dice.oneOf("null", "\"\"")
                    : value(dice, column, device, form);
            fields.add(name(dice, column) + dice.oneOf(":", ": ", " :\t") + value);
        }
        if (dice.percent(25)) {
            fields.add(dice.in(UNKNOWN));
        }
        if (dice.percent(40)) {
            Collections.shuffle(fields, new Random(dice.between(0, Integer.MAX_VALUE - 1)));
        }
        return fields;
    }

    private static String value(Dice dice, Column column, int device, Form form) {
        if (column.name().equals("deviceid")) {
            return dice.oneOf("%d", "\"%d\"", "\"+%d\"", "\"000%d\"").formatted(device);
        }
        if (column.type() == ColumnType.TIMESTAMP && form == Form.MENDABLE) {
            return Times.mendable(dice, Times.recentDay(dice));
        }
        return column.name().equals("datetime")
                ? Times.sound(dice, Times.eventDay(dice))
                : Values.sound(dice, column.type());
    }

    private static String name(Dice dice, Column column) {
        String name = column.name();
        return Values.quoted(
                switch (dice.between(0, 11)) {
                    case 0 -> name.toUpperCase(Locale.ROOT);
                    case 1 -> name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
                    case 2 -> "\\u%04x".formatted((int) name.charAt(0)) + name.substring(1);
                    default -> name;
                });
    }

    /** The same with another value for a column, which may then occur twice: rarely, and both sides judge it. */
    private static List<String> withOddValue(Dice dice, List<String> fields) {
        Column column = dice.in(COLUMNS);
        fields.removeIf(field -> field.toLowerCase(Locale.ROOT).startsWith(Values.quoted(column.name())));
        fields.add(Values.quoted(column.name()) + ":" + oddly(dice, column.type()));
        return fields;
    }

    private static String oddly(Dice dice, ColumnType type) {
        return dice.percent(75) ? Values.odd(dice, type) : dice.oneOf("null", "\"\"");
    }

    private static List<String> large(Dice dice, List<String> fields) {
        fields.add(
                switch (dice.between(0, 5)) {
                    case 0 -> "\"x\": " + "[".repeat(40) + "]".repeat(40);
                    case 1 -> Values.quoted("n".repeat(1_200)) + ": 1";
                    case 2 -> "\"x\": " + "7".repeat(dice.oneOf(999, 1_000, 1_001, 1_200));
                    case 3 -> "\"x\": " + Values.quoted("y".repeat(20_000));
                    case 4 -> "\"ratio\": 0." + "3".repeat(dice.oneOf(400, 998, 1_100));
                    default -> "\"note\": " + Values.quoted("z".repeat(dice.between(200, 15_000)));
                });
        return fields;
    }

    private static String joined(Dice dice, List<String> fields) {
        String space = dice.oneOf("", "", " ", "\t", "  ");
        String before = dice.percent(10) ? dice.oneOf(" ", "\t", "   ") : "";
        String after = dice.percent(10) ? dice.oneOf(" ", "\t", "   ") : "";
        return before + "{" + space + String.join(dice.oneOf(",", ", ", " ,\t"), fields) + space + "}" + after;
    }
}
