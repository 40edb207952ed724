package io.sealift.feed.validation;

import io.sealift.feed.ColumnType;
import io.sealift.feed.FeedDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads the lines of a pack strictly: anything that {@link CanonicalLine} would not write for rows of the feed is
 * damage. It holds no more than one line.
 */
public final class CanonicalReader {
    private static final int NO_LINE = -1;
    private static final int FIRST_COLUMN = 0;

    private final FeedColumns columns;
    private final CanonicalRow row;
    private final TextWindow window;
    private byte[] text = {};
    private int at;
    private int file;

    private final Depth depth;

    /** How closely the values are checked. */
    private enum Depth {
        /** Every value must be one that was accepted. */
        VALUES,
        /** The lines must have the form that they were written in, whatever their values. */
        FORM
    }

    private CanonicalReader(FeedDefinition feed, InputStream unpacked, Depth depth) {
        this.depth = depth;
        this.columns = new FeedColumns(feed);
        this.row = new CanonicalRow(columns);
        this.window = new TextWindow(
                unpacked, ValidationLimits.LINE_BYTES_BOUND + columns.namesLength() + CanonicalLine.FRAME_LENGTH_MAX);
    }

    /**
     * Reads all rows.
     *
     * @param unpacked the lines, as they were before they were packed; not closed
     * @throws DamagedRowsException if the text is not what was written; says where and why
     * @throws IOException if it cannot be read, or the visitor fails
     */
    public static void read(FeedDefinition feed, InputStream unpacked, RowVisitor visitor) throws IOException {
        new CanonicalReader(feed, unpacked, Depth.VALUES).readAll(visitor);
    }

    /**
     * The same for rows with a value that the engine has refused: only the event time must be good.
     *
     * @throws IOException as {@link #read}
     */
    public static void readForm(FeedDefinition feed, InputStream unpacked, RowVisitor visitor) throws IOException {
        new CanonicalReader(feed, unpacked, Depth.FORM).readAll(visitor);
    }

    private void readAll(RowVisitor visitor) throws IOException {
        try {
            read(visitor);
        } catch (RefusedException damage) {
            throw new DamagedRowsException(damage);
        }
    }

    private void read(RowVisitor visitor) throws IOException {
        for (int end = lineEnd(); end != NO_LINE; end = lineEnd()) {
            readLine(end);
            visitor.visit(file, row, text, window.start, end + 1);
            window.nextLine(end + 1);
        }
    }

    /** Where the LF of the next line is; {@link #NO_LINE} at the end of the text. */
    private int lineEnd() throws IOException {
        int looked = 0;
        while (true) {
            int end = Words.lineEnd(window.bytes, window.start + looked, window.end);
            if (end < window.end) {
                return end;
            }
            looked = window.end - window.start;
            if (!window.more()) {
                if (looked > 0) {
                    throw damage(window.start, "the last line has no LF");
                }
                return NO_LINE;
            }
        }
    }

    private void readLine(int end) throws RefusedException {
        text = window.bytes;
        at = window.start;
        if (!Arrays.equals(
                text, at, at + CanonicalLine.HEAD.length, CanonicalLine.HEAD, 0, CanonicalLine.HEAD.length)) {
            throw damage(at, "the line does not begin with the number of its file");
        }
        at += CanonicalLine.HEAD.length;
        readFile();
        row.clear();
        int next = FIRST_COLUMN;
        while (text[at] == ',') {
            at++;
            next = readField(next) + 1;
        }
        require('}');
        if (at != end) {
            throw damage(at, "text follows the object in its line");
        }
        if (row.missing() != 0) {
            String name = columns.name(Long.numberOfTrailingZeros(row.missing()));
            throw damage(window.start, "column %s is missing".formatted(name));
        }
        row.fillFrom(text, end - window.start);
    }

    private void readFile() throws RefusedException {
        int start = at;
        long number = 0;
        while (text[at] >= '0' && text[at] <= '9' && number <= Integer.MAX_VALUE) {
            number = 10 * number + text[at++] - '0';
        }
        boolean isWritten = at > start && (text[start] != '0' || at == start + 1) && number <= Integer.MAX_VALUE;
        if (!isWritten) {
            throw damage(start, "there is no number of a file");
        }
        file = (int) number;
    }

    /** Reads the next field, which must be of column {@code first} or a later one; returns which one it was. */
    private int readField(int first) throws RefusedException {
        require('"');
        int column = first;
        while (column < columns.size() && !columns.isAt(column, text, at)) {
            column++;
        }
        if (column == columns.size()) {
            throw damage(at, "no column of the feed, or one out of turn");
        }
        at += columns.nameLength(column) + 1;
        require(':');
        require('"');
        int start = at;
        int end = Words.plainEnd(text, start);
        boolean isPlain = text[end] == '"';
        if (!isPlain && columns.type(column) == ColumnType.STRING) {
            end = textEnd(start);
        }
        at = end;
        require('"');
        readValue(column, start, end);
        return column;
    }

    private void readValue(int column, int start, int end) throws RefusedException {
        int length = end - start;
        boolean isChecked = depth == Depth.VALUES || column == columns.eventTime();
        if (length == 0 || (isChecked && columns.check(column).problem(text, start, length) != null)) {
            throw damage(start, "no good value of column %s".formatted(columns.name(column)));
        }
        row.put(column, start, end);
        if (column == columns.eventTime() && !row.putDay(text, start, length)) {
            throw damage(start, "no day that the calendar has");
        }
    }

    /** Where a text with escapes or non-ASCII characters ends. */
    private int textEnd(int start) throws RefusedException {
        int next = start;
        while (text[next] != '"') {
            int length = 1;
            if (text[next] == '\\') {
                length = Escapes.lengthAt(text, next);
            } else if (text[next] >= 0 && text[next] < ' ') {
                length = 0;
            }
            if (length == 0) {
                throw damage(next, "text that is never written so");
            }
            next += length;
        }
        int invalid = Utf8.firstInvalid(text, start, next);
        if (invalid != Utf8.NONE) {
            throw damage(invalid, "the byte 0x%02X is no UTF-8 here".formatted(text[invalid]));
        }
        return next;
    }

    private void require(char expected) throws RefusedException {
        if (text[at] != expected) {
            throw damage(at, "expected %c".formatted(expected));
        }
        at++;
    }

    private RefusedException damage(int offset, String problem) {
        return window.locator().refused(RefusalReason.NOT_JSON, offset, problem);
    }
}
