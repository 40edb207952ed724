package io.sealift.core.quarantine;

/** Makes text of unknown origin fit to show: cuts it, and escapes characters that do not print. */
public final class TextSample {
    /** Enough for a sentence with its values. */
    public static final int MESSAGE_CHARS_MAX = 1_000;
    /** Enough to find the place in the file. */
    public static final int SAMPLE_CHARS_MAX = 200;

    private static final String CUT = "...";

    private TextSample() {}

    /**
     * The beginning of a text; if it is cut, dots follow. Control characters, half characters and non-characters become
     * JSON escapes, so the result may be up to six times as long.
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

    /**
     * The last two code points of every Unicode plane are not characters, but only those of the first plane matter to
     * SQS.
     */
    private static boolean isPrintable(int point) {
        return !Character.isISOControl(point)
                && Character.getType(point) != Character.SURROGATE
                && point != 0xFFFE
                && point != 0xFFFF;
    }
}
