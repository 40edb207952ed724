package io.sealift.testkit.fuzz;

import io.sealift.core.feed.ColumnType;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

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

    /** Values that the validator must accept unchanged. */
    static Arbitrary<String> sound(ColumnType type) {
        return switch (type) {
            case SMALLINT -> whole(16);
            case INT -> whole(32);
            case BIGINT -> whole(64);
            case DOUBLE -> numbers();
            case BOOLEAN -> Arbitraries.of("true", "false", "\"true\"", "\"false\"");
            case DATE -> days().map(day -> quoted(day.toString()));
            case TIMESTAMP -> Times.sound(days());
            case STRING -> texts();
        };
    }

    /** Values with any outcome. */
    static Arbitrary<String> odd(ColumnType type) {
        return switch (type) {
            case SMALLINT -> oddWhole(16);
            case INT -> oddWhole(32);
            case BIGINT -> oddWhole(64);
            case DOUBLE, BOOLEAN -> Arbitraries.of(STRANGE);
            case DATE, TIMESTAMP -> Arbitraries.of(STRANGE_TIMES);
            case STRING ->
                Arbitraries.of(Stream.concat(HALVES.stream(), STRANGE.stream()).toList());
        };
    }

    static String quoted(String text) {
        return '"' + text + '"';
    }

    private static Arbitrary<String> whole(int bits) {
        BigInteger max = BigInteger.TWO.pow(bits - 1).subtract(BigInteger.ONE);
        BigInteger min = BigInteger.TWO.pow(bits - 1).negate();
        Arbitrary<BigInteger> values = Arbitraries.oneOf(
                Arbitraries.bigIntegers().between(min, max),
                Arbitraries.of(min, max, BigInteger.ZERO, BigInteger.ONE.negate()));
        return Combinators.combine(values, Arbitraries.integers().between(0, 4)).as((value, form) -> switch (form) {
            case 0, 1 -> value.toString();
            case 2 -> quoted(value.signum() < 0 ? value.toString() : "+" + value);
            case 3 -> quoted((value.signum() < 0 ? "-000" : "00") + value.abs());
            default -> quoted(value.toString());
        });
    }

    private static Arbitrary<String> oddWhole(int bits) {
        BigInteger beyond = BigInteger.TWO.pow(bits - 1);
        return Arbitraries.oneOf(
                Arbitraries.of(STRANGE),
                Arbitraries.of(
                        beyond.toString(),
                        quoted(beyond.toString()),
                        beyond.negate().subtract(BigInteger.ONE).toString(),
                        quoted("000000000000000000000000" + beyond),
                        quoted("+" + beyond)));
    }

    private static Arbitrary<String> numbers() {
        Arbitrary<String> decimals = Arbitraries.oneOf(
                Arbitraries.longs()
                        .map(Double::longBitsToDouble)
                        .filter(Double::isFinite)
                        .map(String::valueOf),
                Arbitraries.doubles().between(-1e6, 1e6).map(String::valueOf),
                Arbitraries.bigDecimals().ofScale(9).map(value -> value.toPlainString()),
                Arbitraries.integers().map(value -> "%de%d".formatted(value, value % 290)),
                Arbitraries.of(
                        "0", "1.0E+2", "1e-5", "1.7976931348623157e308", "4.9e-324", "0.10", "9007199254740993"));
        return Combinators.combine(decimals, Arbitraries.integers().between(0, 2))
                .as((value, form) -> form == 0 ? quoted(value) : value);
    }

    private static Arbitrary<LocalDate> days() {
        return Arbitraries.oneOf(
                Arbitraries.integers()
                        .between(0, 60_000)
                        .map(days -> LocalDate.of(1900, 1, 1).plusDays(days)),
                Arbitraries.of(
                        LocalDate.of(1, 1, 1),
                        LocalDate.of(1582, 10, 4),
                        LocalDate.of(1582, 10, 10),
                        LocalDate.of(1582, 10, 15),
                        LocalDate.of(1969, 12, 31),
                        LocalDate.of(2000, 2, 29),
                        LocalDate.of(9999, 12, 31)));
    }

    private static Arbitrary<String> texts() {
        Arbitrary<String> any = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(40),
                Arbitraries.strings().ascii().ofMaxLength(40),
                Arbitraries.strings().withCharRange('\u0000', ' ').ofMaxLength(5),
                Arbitraries.of(
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
                        "\uFFFF"));
        Arbitrary<String> quoted = Combinators.combine(
                        any.filter(Values::isWhole), Arbitraries.integers().between(0, 2))
                .as(Values::escaped);
        return Arbitraries.oneOf(
                quoted, quoted, Arbitraries.of("1", "-0.50", "1E5", "true", "false", "12345678901234567890123"));
    }

    private static boolean isWhole(String text) {
        return text.codePoints().noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
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
