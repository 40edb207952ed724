package io.sealift.testkit.fuzz;

import io.sealift.testkit.fuzz.Packings.Packed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What chance alone would make too seldom. */
final class Rarities {
    private static final int DAYS = 50;
    private static final int BLANK_BYTES = 1 << 20;

    private Rarities() {}

    /** A file that one of the rare reasons refuses. */
    static Packed of(Dice dice, int number, List<String> rows) {
        String text = Layouts.lines(dice, rows);
        int device = number * FileGenerator.ROWS_MAX;
        return switch (dice.between(0, 7)) {
            case 0 -> new Packed(dice.oneOf("file.csv", "file", "file.json.zip", "json", "file.gz", "file.json.gz.gz"), Encodings.utf8(text));
            case 1 -> Packings.plain(dice, Encodings.utf8(dice.oneOf("", "\n", " \t\r\n", "[]", "\uFEFF", "\u0000", "[ ] []")));
            case 2 -> withField(dice, text, device, dice.oneOf("\"_col0\"", "\"_col17\"", "\"\\u005fcol1\""), dice.oneOf("1", "null", "{}"));
            case 3 -> withField(dice, text, device, dice.oneOf("\"note\"", "\"Ratio\"", "\"seen\""), dice.oneOf("[]", "{}", "[1]", "{\"a\": null}"));
            case 4 -> withField(dice, text, device, "\"temperature\"", dice.oneOf("32768", "-32769", "\"99999\"", "99999999999999999999"));
            case 5 -> Packings.plain(dice, Encodings.utf8(manyDays(device)));
            case 6 -> new Packed("file.json.gz", Packings.gzip(Encodings.joined(Encodings.utf8(text), "\n".repeat(BLANK_BYTES).getBytes(StandardCharsets.UTF_8))));
            default -> Packings.plain(dice, Encodings.utf8(IntStream.range(0, 8).mapToObj(row -> dice.oneOf("x", "{}", "[]", "{\"a\":")).collect(Collectors.joining("\n"))));
        };
    }

    private static Packed withField(Dice dice, String text, int device, String name, String value) {
        String row = "{\"deviceid\": %d, \"datetime\": \"2020-02-20 00:00:00\", %s: %s}".formatted(device, name, value);
        return Packings.plain(dice, Encodings.utf8(dice.oneOf(row + "\n" + text, text.strip() + "\n" + row)));
    }

    private static String manyDays(int device) {
        return IntStream.range(0, DAYS)
                .mapToObj(day -> "{\"deviceid\": %d, \"datetime\": \"2021-%02d-%02d 01:00:00\"}\n"
                        .formatted(device + day, 1 + day / 28, 1 + day % 28))
                .collect(Collectors.joining());
    }
}
