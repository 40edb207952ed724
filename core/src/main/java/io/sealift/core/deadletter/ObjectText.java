package io.sealift.core.deadletter;

import io.sealift.core.quarantine.TextSample;
import io.sealift.feed.validation.FileValidator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a file that people are shown: its first lines and the line to blame, cut and escaped.
 *
 * @param firstLines at most 5
 * @param offending the part of the line to blame around the place to blame; empty if the file shows none
 * @param mark how many characters of {@code offending} come before the place to blame; -1 if none is known
 * @param note why there is no more to see; empty if there is nothing to say
 */
public record ObjectText(List<String> firstLines, String offending, int mark, String note) {
    private static final int LINES_MAX = 5;
    private static final int LINE_CHARS_MAX = 160;
    private static final int BEFORE_CHARS = 60;
    private static final int AFTER_CHARS = 60;
    /** A few seconds of reading; other tools are better for a file this long. */
    private static final long CHARS_MAX = 256L << 20;

    public ObjectText {
        firstLines = List.copyOf(firstLines);
    }

    /**
     * Reads a file as far as needed, as validation does; the note says if something cannot be unpacked.
     *
     * @param line the line to blame, counted from 1; 0 if none is
     * @param position the character in it, counted from 1; 0 if none is known
     */
    public static ObjectText read(FileValidator validator, String key, InputStream content, long line, long position) {
        Reading reading = new Reading(line, position);
        String note = "";
        try (InputStream text = validator.text(key, content)) {
            note = reading.run(new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            note = "The file cannot be read any further: "
                    + TextSample.of(String.valueOf(unreadable.getMessage()), 200);
        }
        return reading.result(note);
    }

    /** One walk over the characters; holds no more than it shows. */
    private static final class Reading {
        private final long line;
        private final long position;
        private final List<String> first = new ArrayList<>();
        private final StringBuilder start = new StringBuilder();
        private final StringBuilder window = new StringBuilder();
        private long lineNumber = 1;
        private long inLine;
        private boolean afterReturn;

        Reading(long line, long position) {
            this.line = line;
            this.position = position;
        }

        String run(BufferedReader text) throws IOException {
            for (long read = 0; read < CHARS_MAX; read++) {
                int next = text.read();
                if (next < 0) {
                    endLine();
                    return "";
                }
                // As validation counts: a line ends with LF, with CR, or with both.
                boolean restOfEnd = afterReturn && next == '\n';
                afterReturn = next == '\r';
                if (next == '\r' || (next == '\n' && !restOfEnd)) {
                    endLine();
                    lineNumber++;
                    inLine = 0;
                    if (lineNumber > Math.max(LINES_MAX, line)) {
                        return "";
                    }
                } else if (!restOfEnd) {
                    // One character beyond the basic plane is two of Java's.
                    inLine += Character.isLowSurrogate((char) next) ? 0 : 1;
                    keep((char) next);
                }
            }
            return "Only the first %d characters were read".formatted(CHARS_MAX);
        }

        ObjectText result(String note) {
            if (line == 0 || window.isEmpty()) {
                return new ObjectText(first, "", -1, note);
            }
            String text = window.toString();
            int points =
                    (int) Math.min(text.codePointCount(0, text.length()), Math.max(0, position - 1 - firstShown()));
            int before = text.offsetByCodePoints(0, points);
            String head = TextSample.of(text.substring(0, before), text.length());
            String tail = TextSample.of(text.substring(before), text.length());
            return new ObjectText(first, head + tail, position == 0 ? -1 : head.codePointCount(0, head.length()), note);
        }

        private void keep(char character) {
            if (lineNumber <= LINES_MAX && start.length() <= LINE_CHARS_MAX) {
                start.append(character);
            }
            if (lineNumber == line && inLine > firstShown() && inLine <= firstShown() + BEFORE_CHARS + AFTER_CHARS) {
                window.append(character);
            }
        }

        private long firstShown() {
            return Math.max(0, position - 1 - BEFORE_CHARS);
        }

        private void endLine() {
            if (lineNumber <= LINES_MAX && !start.isEmpty()) {
                first.add(TextSample.of(start.toString(), LINE_CHARS_MAX));
            }
            start.setLength(0);
        }
    }
}
