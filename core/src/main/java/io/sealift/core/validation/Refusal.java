package io.sealift.core.validation;

/**
 * Why a file was refused, and where in it.
 *
 * @param reason the code
 * @param line the line, counted from 1; 0 where no line is to blame
 * @param position the character in the line, counted from 1; 0 where none is to blame
 * @param column the table's column, empty where none is to blame
 * @param detail what was found and what was expected, in words
 * @param sample the offending text as far as it is at hand; may be long, and hold any character
 * @param rowsBefore the sound rows that were read before
 */
public record Refusal(
        RefusalReason reason, long line, long position, String column, String detail, String sample, long rowsBefore) {
    /** A refusal with no text to show, before the first row. */
    public Refusal(RefusalReason reason, long line, long position, String column, String detail) {
        this(reason, line, position, column, detail, "", 0);
    }

    /** The same with the offending text. */
    Refusal withSample(String text) {
        return new Refusal(reason, line, position, column, detail, text, rowsBefore);
    }

    /** The same after so many sound rows. */
    Refusal afterRows(long rows) {
        return new Refusal(reason, line, position, column, detail, sample, rows);
    }

    /** A refusal of the whole file. */
    static Refusal ofFile(RefusalReason reason, String detail) {
        return new Refusal(reason, 0, 0, "", detail);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(reason.name());
        if (line > 0) {
            text.append(" at line ").append(line);
        }
        if (position > 0) {
            text.append(", character ").append(position);
        }
        if (!column.isEmpty()) {
            text.append(", column ").append(column);
        }
        return text.append(": ").append(detail).toString();
    }
}
