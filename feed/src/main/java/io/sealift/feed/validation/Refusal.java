package io.sealift.feed.validation;

/**
 * Why a file or a row was refused, and where the problem is.
 *
 * @param reason the code
 * @param line the line, counted from 1; 0 if no line is to blame
 * @param position the character in the line, counted from 1; 0 if none is to blame
 * @param column the table's column; empty if none is to blame
 * @param detail what was found and what was expected, in words, on one line
 * @param sample the offending text, cut and escaped to one line; empty if none is at hand
 * @param rowsBefore how many sound rows were read before
 */
public record Refusal(
        RefusalReason reason, long line, long position, String column, String detail, String sample, long rowsBefore) {
    /** A refusal with no text to show, before the first row. */
    public Refusal(RefusalReason reason, long line, long position, String column, String detail) {
        this(reason, line, position, column, detail, "", 0);
    }

    /** A refusal of the whole file, before the first row. */
    public static Refusal ofFile(RefusalReason reason, String detail) {
        return new Refusal(reason, 0, 0, "", detail);
    }

    /** A refusal of a file whose name is not one that a feed has. */
    public static Refusal ofName(String key) {
        return ofFile(
                RefusalReason.UNSUPPORTED_NAME,
                "the name %s does not end in .json, .jsonl or .ndjson, with or without .gz".formatted(key));
    }

    /** The same refusal after this many sound rows. */
    Refusal afterRows(long rows) {
        return new Refusal(reason, line, position, column, detail, sample, rows);
    }

    /** For people: the place, the problem with its cause, and the remedy. */
    public String message() {
        String place = place();
        String sentence = place.isEmpty()
                ? Character.toUpperCase(detail.charAt(0)) + detail.substring(1)
                : Character.toUpperCase(place.charAt(0)) + place.substring(1) + ": " + detail;
        return "%s. %s.".formatted(sentence, reason.remedy());
    }

    @Override
    public String toString() {
        String place = place();
        return place.isEmpty() ? "%s: %s".formatted(reason, detail) : "%s at %s: %s".formatted(reason, place, detail);
    }

    private String place() {
        StringBuilder text = new StringBuilder();
        if (line > 0) {
            text.append("line ").append(line);
        }
        if (position > 0) {
            text.append(", character ").append(position);
        }
        if (!column.isEmpty()) {
            text.append(text.isEmpty() ? "" : ", ").append("column ").append(column);
        }
        return text.toString();
    }
}
