package io.sealift.feed.validation;

/**
 * One good row in the form that the engine reads: the feed's columns in the feed's order, each value that is present as
 * a text that the engine's CAST takes, and nothing else.
 *
 * <p>It is reused for the next row: write away what must be kept.
 */
public final class CanonicalRow {
    /** The quote and the comma after a value. */
    private static final int VALUE_END = '"' | ',' << Byte.SIZE;

    private final FeedColumns columns;
    private final EventDay eventDay;
    private final int[] starts;
    private final int[] ends;
    private byte[] text = {};
    private int valueBytesMax;
    private long filled;
    private int day;

    CanonicalRow(FeedColumns columns) {
        this.columns = columns;
        this.eventDay = new EventDay(columns.dayRule());
        this.starts = new int[columns.size()];
        this.ends = new int[columns.size()];
    }

    /** The day of its event time, as days since 1970. */
    public long epochDay() {
        return day;
    }

    /**
     * Counts its NULLs.
     *
     * @param counts one for each of the feed's columns; those of NULL columns grow by 1
     */
    public void countNulls(long[] counts) {
        for (long left = columns.all() & ~filled; left != 0; left &= left - 1) {
            counts[Long.numberOfTrailingZeros(left)]++;
        }
    }

    /** How many bytes of room {@link #writeFields} needs, somewhat more than it writes. */
    public int fieldsLengthMax() {
        return columns.namesLength() + valueBytesMax + Words.SLACK_BYTES;
    }

    /**
     * Writes the fields as in an object, but without its braces: {@code "deviceid":"1","temperature":"4"}. At least the
     * event time is present.
     *
     * @param target has room for {@link #fieldsLengthMax()} bytes; bytes after the end may change, too
     * @return where the last field ends
     */
    public int writeFields(byte[] target, int at) {
        int next = at;
        for (long left = filled; left != 0; left &= left - 1) {
            int column = Long.numberOfTrailingZeros(left);
            next = columns.writeName(column, target, next);
            next = Words.copy(text, starts[column], ends[column], target, next);
            Words.writePair(VALUE_END, target, next);
            next += 2;
        }
        return next - 1;
    }

    /** Turns it into a row of NULLs. */
    void clear() {
        filled = 0;
    }

    /** Notes where the value of a column is; {@link #fillFrom} names the text. */
    void put(int column, int start, int end) {
        starts[column] = start;
        ends[column] = end;
        filled |= 1L << column;
    }

    /** Notes the day of an event time that has no problem; false if the calendar has no such day. */
    boolean putDay(byte[] eventTime, int start, int length) {
        day = eventDay.of(eventTime, start, length);
        return day != EventDay.NONE;
    }

    /** Names the text that its values are in, and the most bytes that they can have together. */
    void fillFrom(byte[] values, int bytesMax) {
        text = values;
        valueBytesMax = bytesMax;
    }

    /** The required columns that are NULL, as bits. */
    long missing() {
        return columns.required() & ~filled;
    }

    int day() {
        return day;
    }
}
