package io.sealift.proof.fuzz;

import io.sealift.feed.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** JSON values for a column: sound ones, and odd ones about which nothing is promised. */
final class Values {
    private static final List<String> STRANGE = List.of(
            "\" 4\"",
            "\"4 \"",
            "\"\\t4\"",
            "\"\\u00a04\"",
            "\"٤\"",
            "\"４\"",
            "\"४२\"",
            "4.0",
            "\"4.0\"",
            "\"4.\"",
            "1e2",
            "\"1e2\"",
            "\"0x1\"",
            "\"M\"",
            "\"NaN\"",
            "\"Infinity\"",
            "\"-Infinity\"",
            "\"1d\"",
            "\"1f\"",
            "\"4L\"",
            "\"1,5\"",
            "\"1_000\"",
            "\"--1\"",
            "\"+-1\"",
            "\"+\"",
            "\"-\"",
            "\".\"",
            "\"e5\"",
            "\"1e\"",
            "\"1e+\"",
            "\".5\"",
            "\"5.\"",
            "\"+.5e-3\"",
            "-0",
            "-0.0",
            "\"-0\"",
            "\"+0\"",
            "\"-00\"",
            "true",
            "false",
            "\"True\"",
            "\"TRUE\"",
            "\"t\"",
            "\"yes\"",
            "\"1\"",
            "1",
            "0",
            "\" true\"",
            "\"null\"",
            "\"NULL\"",
            "\"\\u0000\"",
            "\"4\\u0000\"",
            "\"\\u2003\"",
            "\" \"",
            "[]",
            "{}",
            "[1]",
            "{\"a\":1}",
            "\"0x1p3\"",
            "1e309",
            "\"-1e309\"",
            "1e-400",
            "\"9007199254740993\"",
            "0.1000000000000000055511151231257827",
            "123456789012345678901234567890",
            "\"１．５\"",
            "\"−1\"",
            "1E5",
            "\"1E+05\"",
            "\"\\u002b7\"",
            "\"\\u0034\"");
    private static final List<String> STRANGE_TIMES = List.of(
            "\"2020-02-30 00:00:00\"",
            "\"2021-02-29 00:00:00\"",
            "\"2020-13-01 00:00:00\"",
            "\"2020-02-20 24:00:00\"",
            "\"2020-02-20 09:36:60\"",
            "\"2020-02-20 09:60:00\"",
            "\"2020-02-20\"",
            "\"2020-2-2 9:36\"",
            "\"2020-2-2\"",
            "\"20200220T093636Z\"",
            "\"2020-02-20 09:36:36 UTC\"",
            "\"2020-02-20 09:36:36 Europe/Berlin\"",
            "\"2020-02-20T09:36:36[Europe/Berlin]\"",
            "\"2020-02-20T09:36:36 +02:00\"",
            "\"2020-02-20 09:36:36.1234567890\"",
            "\"2020-02-20 09:36:36.123456\"",
            "\"2020-02-20 09:36:36.\"",
            "\"2020-02-20 09:36:36,5\"",
            "\"2020-02-20  09:36:36\"",
            "\" 2020-02-20 09:36:36\"",
            "\"2020-02-20 09:36:36 \"",
            "\"0000-01-01 00:00:00\"",
            "\"-0001-01-01 00:00:00\"",
            "\"10000-01-01 00:00:00\"",
            "\"+12020-02-20 00:00:00\"",
            "\"9999-12-31T23:30:00-01:00\"",
            "\"0001-01-01T00:30:00+01:00\"",
            "\"2020-02-20T09:36:36+19:00\"",
            "\"2020-02-20T09:36:36+18:00\"",
            "\"2020-02-20T09:36:36+0:00\"",
            "\"2020-W08-4\"",
            "\"2020-051\"",
            "\"20-02-2020 09:36:36\"",
            "\"02/20/2020 09:36:36\"",
            "1582191396",
            "\"1582191396\"",
            "20200220",
            "\"٢٠٢٠-02-20 09:36:36\"",
            "\"2020-02-20 09:36:36.٥\"",
            "\"2020-02-20_09:36:36\"",
            "\"2020-02-20\\u0020\\u0030\\u0039:36:36\"",
            "\"2020-02-20\\t09:36:36\"",
            "\"2020-02-20T09:36:36+02:00:00\"",
            "\"2020-02-20T09\"",
            "\"2020-02-20 09\"",
            "\"now\"",
            "\"\\u0000\"",
            "\"2020\\u002d02-20T09:36Z\"",
            "[\"2020-02-20 09:36:36\"]",
            "\"2020-02-20T09:36:36\\u2212\\u0030\\u0031:00\"",
            "true",
            "\"2020-02-20T\"",
            "\"1582-10-10\"",
            "\"0000-12-31\"",
            "\"10000-01-01\"",
            "\"2020-02-20 \"",
            "\"2020-02-20Z\"",
            "\"2020-02-20 00:00:00\"");
    private static final List<String> HALVES = List.of(
            "\"\\ud83d\"", "\"a\\ude00b\"", "\"\\ud83d\\ud83d\\ude00\"", "[]", "{\"x\":\"y\"}", "\"\\ud83d x\"");

    private Values() {}

    /** A value that the validator must accept unchanged. */
    static String sound(Dice dice, ColumnType type) {
        return switch (type) {
            case SMALLINT -> whole(dice, 16);
            case INT -> whole(dice, 32);
            case BIGINT -> whole(dice, 64);
            case DOUBLE -> number(dice);
            case BOOLEAN -> dice.oneOf("true", "false", "\"true\"", "\"false\"");
            case DATE -> quoted(day(dice).toString());
            case TIMESTAMP -> Times.sound(dice, day(dice));
            case STRING -> text(dice);
        };
    }

    /** A value with any outcome. */
    static String odd(Dice dice, ColumnType type) {
        return switch (type) {
            case SMALLINT -> oddWhole(dice, 16);
            case INT -> oddWhole(dice, 32);
            case BIGINT -> oddWhole(dice, 64);
            case DOUBLE, BOOLEAN -> dice.in(STRANGE);
            case DATE, TIMESTAMP -> dice.in(STRANGE_TIMES);
            case STRING -> dice.percent(10) ? dice.in(HALVES) : dice.in(STRANGE);
        };
    }

    static String quoted(String text) {
        return '"' + text + '"';
    }

    private static String whole(Dice dice, int bits) {
        BigInteger beyond = BigInteger.TWO.pow(bits - 1);
        BigInteger value = dice.percent(50)
                ? dice.whole(bits)
                : dice.oneOf(
                        beyond.negate(), beyond.subtract(BigInteger.ONE), BigInteger.ZERO, BigInteger.ONE.negate());
        return switch (dice.between(0, 4)) {
            case 0, 1 -> value.toString();
            case 2 -> quoted(value.signum() < 0 ? value.toString() : "+" + value);
            case 3 -> quoted((value.signum() < 0 ? "-000" : "00") + value.abs());
            default -> quoted(value.toString());
        };
    }

    private static String oddWhole(Dice dice, int bits) {
        if (dice.percent(50)) {
            return dice.in(STRANGE);
        }
        BigInteger beyond = BigInteger.TWO.pow(bits - 1);
        return dice.oneOf(
                beyond.toString(),
                quoted(beyond.toString()),
                beyond.negate().subtract(BigInteger.ONE).toString(),
                quoted("000000000000000000000000" + beyond),
                quoted("+" + beyond));
    }

    private static String number(Dice dice) {
        String value = switch (dice.between(0, 4)) {
            case 0 -> String.valueOf(dice.finite());
            case 1 -> String.valueOf(dice.within(1e6));
            case 2 -> new BigDecimal(dice.whole(64), 9).toPlainString();
            case 3 -> {
                int digits = dice.whole(32).intValueExact();
                yield "%de%d".formatted(digits, digits % 290);
            }
            default ->
                dice.oneOf("0", "1.0E+2", "1e-5", "1.7976931348623157e308", "4.9e-324", "0.10", "9007199254740993");
        };
        return dice.between(0, 2) == 0 ? quoted(value) : value;
    }

    private static LocalDate day(Dice dice) {
        return dice.percent(50)
                ? LocalDate.of(1900, 1, 1).plusDays(dice.between(0, 60_000))
                : dice.oneOf(
                        LocalDate.of(1, 1, 1),
                        LocalDate.of(1582, 10, 4),
                        LocalDate.of(1582, 10, 10),
                        LocalDate.of(1582, 10, 15),
                        LocalDate.of(1969, 12, 31),
                        LocalDate.of(2000, 2, 29),
                        LocalDate.of(9999, 12, 31));
    }

    private static String text(Dice dice) {
        String text = switch (dice.between(0, 5)) {
            case 0 -> dice.text(40, '\u0000', '\uFFFF') + dice.oneOf("", "", "😀");
            case 1 -> dice.text(40, '\u0000', '\u007F');
            case 2 -> dice.text(5, '\u0000', ' ');
            case 3 ->
                dice.oneOf(
                        " ",
                        "null",
                        "\\N",
                        "😀\u0000",
                        "\u2028\u2029\u0085",
                        "\uFEFFx",
                        "a\u0000b",
                        "\\\"",
                        "é",
                        "e\u0301",
                        "\uFFFF");
            default -> "";
        };
        return text.isEmpty()
                ? dice.oneOf("1", "-0.50", "1E5", "true", "false", "12345678901234567890123")
                : escaped(text, dice.between(0, 2));
    }

    /** In quotes, with the necessary escapes, or more. */
    private static String escaped(String text, int more) {
        StringBuilder json = new StringBuilder("\"");
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c == '/' && more > 0) {
                json.append("\\/");
            } else if (c < ' ' || (more == 1 && c > '~') || (more == 2 && c % 3 == 0 && !Character.isSurrogate(c))) {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
