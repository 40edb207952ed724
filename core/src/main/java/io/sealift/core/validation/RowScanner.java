package io.sealift.core.validation;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Reads the rows that nearly all rows are: flat, ASCII, without escapes, every value good.
 *
 * <p>It knows yes and "look closer", but no "no": whatever it does not take is for {@link RowParser}, which accepts the
 * same and more, and can say what is wrong. It trusts that NULs follow the text's end, and stops at them.
 */
final class RowScanner {
    /** The row is not of the usual kind, or not all there. */
    static final int ODD = -1;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = 0x8080_8080_8080_8080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long SPACES = ONES * ' ';
    private static final int FIELDS_MAX = 64;
    private static final int UNKNOWN_MAX = 16;
    private static final int NAME_BYTES_MAX = 200;
    private static final int NUMBER_BYTES_MAX = 100;

    private final FeedColumns columns;
    private final RowCounts counts;
    /** The column that was the n-th field of an earlier row: most likely that of this row too. */
    private final int[] order = new int[FIELDS_MAX];

    private final int[] unknownStarts = new int[UNKNOWN_MAX];
    private final int[] unknownLengths = new int[UNKNOWN_MAX];
    private int unknowns;
    private long seen;
    private long filled;
    /** Where the value that was read last ends, its quote included. */
    private int next;

    RowScanner(FeedColumns columns, RowCounts counts) {
        this.columns = columns;
        this.counts = counts;
        for (int field = 0; field < FIELDS_MAX; field++) {
            order[field] = Math.min(field, columns.size() - 1);
        }
    }

    /** Where the object that begins there ends; its day is noted then. */
    int objectEnd(byte[] text, int start) {
        if (text[start] != '{') {
            return ODD;
        }
        seen = 0;
        filled = 0;
        unknowns = 0;
        int at = skipSpaces(text, start + 1);
        for (int field = 0; field < FIELDS_MAX; field++) {
            if (text[at] != '"') {
                return ODD;
            }
            int column = order[field];
            int afterName;
            if (columns.isAt(column, text, at + 1)) {
                afterName = at + 2 + columns.nameLength(column);
            } else {
                int nameEnd = plainEnd(text, at + 1);
                if (text[nameEnd] != '"') {
                    return ODD;
                }
                column = columns.indexOf(text, at + 1, nameEnd - at - 1);
                if (column >= 0) {
                    order[field] = column;
                } else if (!isNewUnknown(text, at + 1, nameEnd - at - 1)) {
                    return ODD;
                }
                afterName = nameEnd + 1;
            }
            at = skipSpaces(text, afterName);
            if (text[at] != ':' || !readValue(text, skipSpaces(text, at + 1), column)) {
                return ODD;
            }
            at = skipSpaces(text, next);
            if (text[at] == '}') {
                return (filled & columns.required()) == columns.required() ? at + 1 : ODD;
            }
            if (text[at] != ',') {
                return ODD;
            }
            at = skipSpaces(text, at + 1);
        }
        return ODD;
    }

    private boolean readValue(byte[] text, int start, int column) {
        int first = text[start];
        int valueStart = start;
        int valueEnd;
        if (first == '"') {
            valueStart++;
            valueEnd = plainEnd(text, valueStart);
            if (text[valueEnd] != '"') {
                return false;
            }
            next = valueEnd + 1;
        } else if (first == '-' || (first >= '0' && first <= '9')) {
            valueEnd = DecimalNumber.jsonEnd(text, start, Math.min(start + NUMBER_BYTES_MAX, text.length));
            next = valueEnd;
            if (valueEnd == start) {
                return false;
            }
        } else {
            valueEnd = wordEnd(text, start);
            next = valueEnd;
            if (valueEnd == start) {
                return false;
            }
        }
        return column < 0 || isGood(text, valueStart, valueEnd, column, first == 'n');
    }

    private boolean isGood(byte[] text, int start, int end, int column, boolean isNull) {
        long bit = 1L << column;
        if ((seen & bit) != 0) {
            return false;
        }
        seen |= bit;
        if (isNull || start == end) {
            return true;
        }
        filled |= bit;
        return columns.check(column).problem(text, start, end - start) == null
                && (column != columns.eventTime() || counts.noteEventTime(text, start, end - start));
    }

    private boolean isNewUnknown(byte[] text, int start, int length) {
        if (unknowns == UNKNOWN_MAX || length > NAME_BYTES_MAX || (length > 0 && text[start] == '_')) {
            return false;
        }
        for (int other = 0; other < unknowns; other++) {
            int from = unknownStarts[other];
            if (Arrays.equals(text, start, start + length, text, from, from + unknownLengths[other])) {
                return false;
            }
        }
        unknownStarts[unknowns] = start;
        unknownLengths[unknowns++] = length;
        return true;
    }

    private static int wordEnd(byte[] text, int start) {
        if (text[start] == 'n' && text[start + 1] == 'u' && text[start + 2] == 'l' && text[start + 3] == 'l') {
            return start + 4;
        }
        if (text[start] == 't' && text[start + 1] == 'r' && text[start + 2] == 'u' && text[start + 3] == 'e') {
            return start + 4;
        }
        boolean isFalse = text[start] == 'f'
                && text[start + 1] == 'a'
                && text[start + 2] == 'l'
                && text[start + 3] == 's'
                && text[start + 4] == 'e';
        return isFalse ? start + 5 : start;
    }

    /** Where the first byte is that a name or a text in quotes cannot simply go on with. */
    private static int plainEnd(byte[] text, int start) {
        int at = start;
        while (true) {
            long word = (long) WORD.get(text, at);
            long quote = word ^ QUOTES;
            long backslash = word ^ BACKSLASHES;
            // Each term sets the high bit of bytes that equal, that are below a space, that are not ASCII. A borrow can
            // set wrong bits only behind the first right one.
            long found =
                    (((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash) | (word - SPACES) | word) & HIGHS;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
            at += Long.BYTES;
        }
    }

    private static int skipSpaces(byte[] text, int start) {
        int at = start;
        while (text[at] == ' ') {
            at++;
        }
        return at;
    }
}
