package io.sealift.proof.fuzz;

import io.sealift.proof.fuzz.Packings.Packed;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Cases that chance alone would produce too rarely. */
final class Rarities {
    private static final int DAYS = 50;
    private static final int BLANK_BYTES = 1 << 20;
    private static final int BLANK_LINE_BYTES = 1 << 10;
    private static final int WINDOW_BYTES = 1 << 16;

    private Rarities() {}

    /** A file that is refused for one of the rare reasons. */
    static Packed of(Dice dice, int number, List<String> rows) {
        String text = Layouts.lines(dice, rows);
        int device = number * FileGenerator.ROWS_MAX;
        return switch (dice.between(0, 8)) {
            case 0 ->
                new Packed(
                        dice.oneOf("file.csv", "file", "file.json.zip", "json", "file.gz", "file.json.gz.gz"),
                        Encodings.utf8(text));
            case 1 ->
                Packings.plain(
                        dice, Encodings.utf8(dice.oneOf("", "\n", " \t\r\n", "[]", "\uFEFF", "\u0000", "[ ] []")));
            case 2 ->
                withField(
                        dice,
                        text,
                        device,
                        dice.oneOf("\"_col0\"", "\"_col17\"", "\"\\u005fcol1\""),
                        dice.oneOf("1", "null", "{}"));
            case 3 ->
                withField(
                        dice,
                        text,
                        device,
                        dice.oneOf("\"note\"", "\"Ratio\"", "\"seen\""),
                        dice.oneOf("[]", "{}", "[1]", "{\"a\": null}"));
            case 4 ->
                withField(
                        dice,
                        text,
                        device,
                        "\"temperature\"",
                        dice.oneOf("32768", "-32769", "\"99999\"", "99999999999999999999"));
            case 5 -> Packings.plain(dice, Encodings.utf8(manyDays(device)));
            case 7 -> damagedAtWindowsEnd(dice, text);
            case 6 ->
                new Packed(
                        "file.json.gz",
                        Packings.gzip(Encodings.joined(
                                Encodings.utf8(text), "\n".repeat(BLANK_BYTES).getBytes(StandardCharsets.UTF_8))));
            default ->
                Packings.plain(
                        dice,
                        Encodings.utf8(IntStream.range(0, 8)
                                .mapToObj(row -> dice.oneOf("x", "{}", "[]", "{\"a\":"))
                                .collect(Collectors.joining("\n"))));
        };
    }

    /** Broken just where the validator's buffer is full: what it has read so far is sound to the last line. */
    private static Packed damagedAtWindowsEnd(Dice dice, String text) {
        byte[] sound = Encodings.utf8(text.strip() + "\n");
        byte[] blank = " ".repeat(WINDOW_BYTES).getBytes(StandardCharsets.UTF_8);
        Arrays.fill(blank, BLANK_LINE_BYTES - 1, blank.length, (byte) '\n');
        System.arraycopy(sound, 0, blank, BLANK_LINE_BYTES, sound.length);
        byte[] packed = Packings.gzip(Arrays.copyOf(blank, WINDOW_BYTES + dice.oneOf(-1, 0, 0, 0, 1)));
        if (dice.percent(50)) {
            packed[packed.length - 5] ^= 1;
            return new Packed("file.json.gz", packed);
        }
        return new Packed("file.json.gz", Arrays.copyOf(packed, packed.length - dice.between(1, 8)));
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
