package io.sealift.core.refusal;

/** Makes text of unknown origin fit to be shown: cut, and without characters that do not print. */
public final class TextSample {
    /** Enough for a sentence with its values. */
    public static final int MESSAGE_CHARS_MAX = 1_000;
    /** Enough to find the place again. */
    public static final int SAMPLE_CHARS_MAX = 200;

    private static final String CUT = "...";

    private TextSample() {}

    /**
     * The beginning of a text; where it is cut, dots follow. Control characters, halves of characters and what is no
     * character at all become the escapes of JSON, so that the result may be up to six times as long.
     */
    public static String of(String text, int charsMax) {
        boolean isCut = text.length() > charsMax;
        StringBuilder shown = new StringBuilder();
        text.substring(0, isCut ? charsMax : text.length()).codePoints().forEach(point -> {
            if (isPrintable(point)) {
                shown.appendCodePoint(point);
            } else {
                shown.append("\\u%04x".formatted(point));
            }
        });
        return isCut ? shown.append(CUT).toString() : shown.toString();
    }

    /** Of the Unicode planes' last two code points, which are no characters, only the first plane's matter to SQS. */
    private static boolean isPrintable(int point) {
        return !Character.isISOControl(point)
                && Character.getType(point) != Character.SURROGATE
                && point != 0xFFFE
                && point != 0xFFFF;
    }
}
