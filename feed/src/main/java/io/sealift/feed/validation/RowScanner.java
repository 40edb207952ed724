package io.sealift.feed.validation;

/**
 * Reads the kind of row that nearly all rows are: flat, ASCII, without escapes, every value good.
 *
 * <p>It answers "yes" or "look closer", but never "no": whatever it does not take is for {@link RowParser}, which
 * accepts the same and more, and can say what is wrong. It relies on NULs after the text's end, and stops at them.
 */
final class RowScanner {
    /** The row is not of the usual kind, or not complete. */
    static final int ODD = -1;

    private static final int FIELDS_MAX = 64;
    private static final int NAME_BYTES_MAX = 200;
    private static final int NUMBER_BYTES_MAX = 100;

    private final FeedColumns columns;
    private final CanonicalRow row;
    /** The column of an earlier row's n-th field: most likely that of this row's, too. */
    private final int[] order = new int[FIELDS_MAX];

    private long seen;
    /** Where the value that was read last ends, including its quote. */
    private int next;

    RowScanner(FeedColumns columns, CanonicalRow row) {
        this.columns = columns;
        this.row = row;
        for (int field = 0; field < FIELDS_MAX; field++) {
            order[field] = Math.min(field, columns.size() - 1);
        }
    }

    /** Where the object that begins at {@code start} ends; the row then holds what it says. */
    int objectEnd(byte[] text, int start) {
        if (text[start] != '{') {
            return ODD;
        }
        seen = 0;
        row.clear();
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
                int nameEnd = Words.plainEnd(text, at + 1);
                if (text[nameEnd] != '"') {
                    return ODD;
                }
                column = columns.indexOf(text, at + 1, nameEnd - at - 1);
                if (column >= 0) {
                    order[field] = column;
                } else if (nameEnd - at > NAME_BYTES_MAX) {
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
                row.fillFrom(text, at - start);
                return row.missing() == 0 ? at + 1 : ODD;
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
            valueEnd = Words.plainEnd(text, valueStart);
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
        row.put(column, start, end);
        return columns.check(column).problem(text, start, end - start) == null
                && (column != columns.eventTime() || row.putDay(text, start, end - start));
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

    private static int skipSpaces(byte[] text, int start) {
        int at = start;
        while (text[at] == ' ') {
            at++;
        }
        return at;
    }
}
