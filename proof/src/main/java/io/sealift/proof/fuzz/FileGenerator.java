package io.sealift.proof.fuzz;

import io.sealift.proof.fuzz.FuzzFile.Policy;
import io.sealift.proof.fuzz.FuzzFile.Promise;
import io.sealift.proof.fuzz.Packings.Packed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Generates the files of a seed. */
public final class FileGenerator {
    /** The most rows in a file, and so the number of devices reserved for each. */
    public static final int ROWS_MAX = 64;

    private static final List<String> TOKENS = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "\n",
            "\r",
            "\r\n",
            " ",
            "\t",
            "\u0000",
            "\uFEFF",
            "null",
            "\\u0000",
            "é",
            "0",
            "-",
            ".",
            "e",
            "{}",
            "[]",
            "\u2028",
            "\"deviceid\":1,",
            "}{",
            "}\n{",
            "\\ud83d");

    private final long seed;

    /** For this seed. */
    public FileGenerator(long seed) {
        this.seed = seed;
    }

    /** The files from one number to another, exclusive. */
    public List<FuzzFile> files(int from, int to) {
        List<FuzzFile> files = new ArrayList<>(to - from);
        for (int number = from; number < to; number++) {
            files.add(file(number));
        }
        return files;
    }

    /** The number of the file that a row of this device belongs to; -1 if the device belongs to none. */
    public static long fileOf(String device) {
        return device.matches("[0-9]{1,10}") ? Long.parseLong(device) / ROWS_MAX : -1;
    }

    private FuzzFile file(int number) {
        Dice dice = Dice.of(seed, number);
        int throwOfMood = dice.between(0, 99);
        Promise promise = throwOfMood < 25 ? Promise.PLAIN : throwOfMood < 55 ? Promise.LOADS : Promise.NONE;
        Packed packed = switch (promise) {
            case PLAIN ->
                Packings.plain(dice, Encodings.utf8(Layouts.lines(dice, rows(dice, number, Rows.Form.PLAIN))));
            case LOADS -> mendable(dice, rows(dice, number, dice.oneOf(Rows.Form.values())));
            case NONE ->
                throwOfMood < 62
                        ? Rarities.of(dice, number, rows(dice, number, Rows.Form.PLAIN))
                        : throwOfMood < 78
                                ? oddRows(dice, number)
                                : throwOfMood < 90 ? damaged(dice, number) : mutated(dice, number);
        };
        Policy policy = dice.percent(30) ? Policy.LENIENT : Policy.STRICT;
        return new FuzzFile(number, packed.name(), packed.content(), policy, promise);
    }

    private static List<String> rows(Dice dice, int number, Rows.Form form) {
        int count = dice.percent(3) ? dice.between(13, 30) : dice.between(1, 12);
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            rows.add(Rows.sound(dice, number * ROWS_MAX + row, form));
        }
        return rows;
    }

    /** One or two things that can be repaired. */
    private static Packed mendable(Dice dice, List<String> rows) {
        int what = dice.between(0, 5);
        String text = what <= 2 ? Layouts.mendable(dice, rows) : Layouts.lines(dice, rows);
        byte[] bytes = what == 2 || what == 3 ? Encodings.mendable(dice, text) : Encodings.utf8(text);
        return what >= 4 ? Packings.mendable(dice, bytes) : Packings.plain(dice, bytes);
    }

    private static Packed oddRows(Dice dice, int number) {
        List<String> rows = rows(dice, number, Rows.Form.PLAIN);
        int odd = dice.percent(70) ? 1 : dice.between(1, 4);
        for (int row = 0; row < odd; row++) {
            rows.add(dice.between(0, rows.size()), Rows.odd(dice, number * ROWS_MAX + ROWS_MAX - 8 + row));
        }
        String text = dice.percent(75) ? Layouts.lines(dice, rows) : Layouts.mendable(dice, withoutStumps(rows));
        return Packings.plain(dice, Encodings.utf8(text));
    }

    /** Pretty-printing looks for braces at both ends. */
    private static List<String> withoutStumps(List<String> rows) {
        return rows.stream().map(row -> row.strip().length() < 2 ? "{}" : row).toList();
    }

    private static Packed damaged(Dice dice, int number) {
        List<String> rows = rows(dice, number, Rows.Form.PLAIN);
        String text = Layouts.lines(dice, rows);
        return switch (dice.between(0, 2)) {
            case 0 -> Packings.plain(dice, Encodings.utf8(Layouts.damaged(dice, rows)));
            case 1 -> Packings.plain(dice, Encodings.damaged(dice, text));
            default -> Packings.damaged(dice, Encodings.utf8(text));
        };
    }

    /** Bytes changed at random, or entirely random ones. */
    private static Packed mutated(Dice dice, int number) {
        if (dice.percent(4)) {
            return new Packed(dice.oneOf("file.json", "file.json.gz"), dice.bytes(dice.between(0, 200)));
        }
        List<String> rows = rows(dice, number, dice.oneOf(Rows.Form.values()));
        byte[] bytes = Encodings.utf8(Layouts.lines(dice, rows));
        if (dice.percent(30)) {
            bytes = Encodings.mendable(dice, Layouts.mendable(dice, rows));
        }
        for (int change = dice.between(1, 3); change > 0 && bytes.length > 0; change--) {
            bytes = changed(dice, bytes);
        }
        return Packings.plain(dice, bytes);
    }

    private static byte[] changed(Dice dice, byte[] bytes) {
        int at = dice.between(0, bytes.length - 1);
        int end = Math.min(bytes.length, at + dice.between(0, 4));
        byte[] middle = switch (dice.between(0, 3)) {
            case 0 -> dice.bytes(1);
            case 1 -> Encodings.utf8(dice.in(TOKENS));
            case 2 -> new byte[0];
            default -> Arrays.copyOfRange(bytes, dice.between(0, at), at);
        };
        return Encodings.joined(Arrays.copyOf(bytes, at), middle, Arrays.copyOfRange(bytes, end, bytes.length));
    }
}
