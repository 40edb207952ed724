package io.sealift.proof.fuzz;

import java.util.List;
import java.util.stream.Collectors;

/** How rows are laid out in the text. */
final class Layouts {
    private Layouts() {}

    /** One row per line. */
    static String lines(Dice dice, List<String> rows) {
        return String.join("\n", rows) + dice.oneOf("\n", "\n", "");
    }

    /** In a form that can be repaired. */
    static String mendable(Dice dice, List<String> rows) {
        return switch (dice.between(0, 9)) {
            case 0 -> lines(dice, rows);
            case 1 -> String.join("\r\n", rows) + dice.oneOf("\r\n", "", "\n");
            case 2 -> String.join("\r", rows) + dice.oneOf("\r", "", "\r\n");
            case 3 ->
                rows.stream()
                        .map(row -> row + dice.oneOf("\n", "\n\n", "\n \t \n", "\r\n\r\n"))
                        .collect(Collectors.joining());
            case 4 -> dice.oneOf("\n", " \n", "\r\n\t\r\n", "\n".repeat(300)) + lines(dice, rows);
            case 5 -> array(dice, rows);
            case 6 ->
                array(dice, rows)
                        + dice.oneOf("", " ", "\n")
                        + array(dice, rows.subList(0, 1).stream().limit(0).toList());
            case 7 ->
                rows.stream()
                        .map(row -> pretty(dice, row))
                        .collect(Collectors.joining(dice.oneOf("\n", "\r\n", " ", "")));
            case 8 -> String.join(dice.oneOf("", " ", "\t"), rows) + dice.oneOf("\n", "");
            default -> array(dice, rows.stream().map(row -> pretty(dice, row)).toList());
        };
    }

    /** In a form with any outcome. */
    static String damaged(Dice dice, List<String> rows) {
        String text = mendable(dice, rows);
        return switch (dice.between(0, 9)) {
            case 0 -> text.substring(0, dice.between(0, text.length()));
            case 1 -> "[" + lines(dice, rows);
            case 2 -> lines(dice, rows) + "]";
            case 3 -> "[" + String.join(" ", rows) + "]";
            case 4 -> "[" + array(dice, rows) + "]";
            case 5 -> String.join(",\n", rows);
            case 6 -> dice.oneOf("", " ", "\n\n", "[]", "[ ]\n[]", "\t\r\n", "[][]", "[");
            case 7 -> "{\"rows\": " + array(dice, rows) + "}";
            case 8 -> text + dice.oneOf("x", "\u0000\u0000{}", "null", "</html>", "[", ",", "\n{");
            default ->
                dice.oneOf(
                                "deviceid,datetime\n1,2020-01-01\n",
                                "<html></html>",
                                "hello",
                                "null",
                                "3",
                                "\"a\"",
                                "\u0000\u0000",
                                "{}")
                        + text;
        };
    }

    private static String array(Dice dice, List<String> rows) {
        String space = dice.oneOf("", " ", "\n", "\r\n  ");
        return "[" + space + String.join(dice.oneOf(",", ",\n", " , ", "\r\n,"), rows) + space + "]"
                + dice.oneOf("", "\n");
    }

    /** Over several lines: an object begins and ends with its braces. */
    private static String pretty(Dice dice, String row) {
        String end = dice.oneOf("\n", "\n  ", "\r\n\t", "\n\n", "\r");
        String object = row.strip();
        return "{" + end + object.substring(1, object.length() - 1) + end + "}";
    }
}
