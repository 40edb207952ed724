package io.sealift.feed.validation;

import java.nio.charset.StandardCharsets;

/** Says where in the file a byte is, for refusals. */
final class Locator {
    static final Locator NOWHERE = new Locator(new byte[0], 0, 0, 0, 0);

    private static final int SAMPLE_CHARS_MAX = 200;
    private static final int UTF8_BYTES_MAX = 4;

    private final byte[] bytes;
    private final int from;
    private final int to;
    private final long line;
    private final long charsBefore;

    /**
     * A locator that knows one place.
     *
     * @param bytes the text at hand
     * @param from the offset of the known place
     * @param to the offset where the text at hand ends
     * @param line the line number at {@code from}
     * @param charsBefore how many characters are before it in its line
     */
    Locator(byte[] bytes, int from, int to, long line, long charsBefore) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.line = line;
        this.charsBefore = charsBefore;
    }

    /** A refusal that shows the rest of the line from there. */
    RefusedException refused(RefusalReason reason, int offset, String detail) {
        int end = offset;
        while (end < to && bytes[end] != '\n' && bytes[end] != '\r') {
            end++;
        }
        return refused(reason, offset, "", detail, text(offset, end));
    }

    /** A refusal that shows a value. */
    RefusedException refused(RefusalReason reason, int offset, String column, String detail, String sample) {
        long atLine = line;
        long chars = charsBefore;
        for (int at = from; at < Math.min(offset, to); at++) {
            if (bytes[at] == '\n' || (bytes[at] == '\r' && bytes[at + 1] != '\n')) {
                atLine++;
                chars = 0;
            } else if ((bytes[at] & 0xC0) != 0x80) {
                chars++;
            }
        }
        return new RefusedException(new Refusal(reason, atLine, chars + 1, column, detail, shown(sample), 0));
    }

    private String text(int start, int end) {
        int length = Math.min(end - start, UTF8_BYTES_MAX * (SAMPLE_CHARS_MAX + 1));
        return new String(bytes, start, Math.max(0, length), StandardCharsets.UTF_8);
    }

    /** Text of unknown origin, cut, and on one line. */
    static String shown(String text) {
        boolean isCut = text.length() > SAMPLE_CHARS_MAX;
        StringBuilder shown = new StringBuilder();
        text.substring(0, isCut ? SAMPLE_CHARS_MAX : text.length()).codePoints().forEach(point -> {
            boolean isPrintable = !Character.isISOControl(point)
                    && Character.getType(point) != Character.SURROGATE
                    && Character.getType(point) != Character.LINE_SEPARATOR
                    && Character.getType(point) != Character.PARAGRAPH_SEPARATOR;
            if (isPrintable) {
                shown.appendCodePoint(point);
            } else {
                shown.append("\\u%04x".formatted(point));
            }
        });
        return isCut ? shown.append("...").toString() : shown.toString();
    }
}
