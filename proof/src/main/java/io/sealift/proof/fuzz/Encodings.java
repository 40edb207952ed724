package io.sealift.proof.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How the text is encoded. */
final class Encodings {
    private static final Charset UTF_32 = Charset.forName("UTF-32BE");

    private Encodings() {}

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** In a form that can be repaired. */
    static byte[] mendable(Dice dice, String text) {
        return switch (dice.between(0, 6)) {
            case 0, 1 -> utf8(text);
            case 2 -> utf8("\uFEFF" + text);
            case 3 -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE);
            case 4 -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE);
            case 5 -> text.getBytes(dice.oneOf(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE));
            default -> utf8(text + "\u0000".repeat(dice.oneOf(1, 7, 512, 5_000)));
        };
    }

    /** In a form with any outcome. */
    static byte[] damaged(Dice dice, String text) {
        return switch (dice.between(0, 7)) {
            case 0 -> text.getBytes(UTF_32);
            case 1 -> (text + "{\"note\": \"ü\"}").getBytes(StandardCharsets.ISO_8859_1);
            case 2 ->
                joined(
                        utf8(text),
                        dice.oneOf(
                                bytes(0xC0, 0x80),
                                bytes(0xFF),
                                bytes(0xED, 0xA0, 0x80),
                                bytes(0xF4, 0x90, 0x80, 0x80)));
            case 3 -> joined(mendable(dice, text), new byte[1]);
            case 4 -> joined(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE), bytes(0x3D, 0xD8));
            case 5 -> utf8("\uFEFF\uFEFF" + text);
            case 6 -> utf8(text.substring(0, text.length() / 2) + "\u0000" + text.substring(text.length() / 2));
            default -> joined(bytes(0xFF, 0xFE), utf8(text));
        };
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int at = 0; at < values.length; at++) {
            bytes[at] = (byte) values[at];
        }
        return bytes;
    }
}
