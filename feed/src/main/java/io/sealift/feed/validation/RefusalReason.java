package io.sealift.feed.validation;

/**
 * Why a file or a row was refused: the codes by which people group refusals and raise alarms.
 * {@code docs/validation.md} lists them.
 */
public enum RefusalReason {
    /** The name does not have an ending that a feed's files have. */
    UNSUPPORTED_NAME("Send it under a name that ends in .json, .jsonl or .ndjson, with or without .gz"),
    /** It is compressed by something other than gzip. */
    UNSUPPORTED_PACKING("Send it unpacked, or packed by gzip once"),
    /** There is no row in it. */
    EMPTY_FILE("Find out why the producer wrote no row; discard the file if that is right"),
    /** Its gzip is damaged, breaks off, or has other data after it. */
    BAD_GZIP("Send the file again: its upload or its disk failed"),
    /** Its gzip unpacks to more than the limits allow. */
    GZIP_BOMB("Split the file, or raise the limit if you trust its producer"),
    /** It is neither UTF-8 nor UTF-16 text. */
    NOT_UTF8("Let the producer write UTF-8"),
    /** It is not JSON. */
    NOT_JSON("Let the producer write one JSON object a line"),
    /** It stops, or a line stops, in the middle of an object. */
    CUT_OFF("Send the file again when its producer has finished it"),
    /** There is JSON other than an object where a row should be. */
    NOT_AN_OBJECT("Let the producer write one JSON object a row"),
    /** Other text follows the object on its line. */
    NOT_ONE_OBJECT_A_LINE("Let the producer end the line after the object"),
    /** A column occurs twice in one object. */
    DUPLICATE_FIELD("Let the producer write each column once; upper and lower case are the same"),
    /** A column's value is an object or an array. */
    NESTED_VALUE("Let the producer write a plain value, or take the column out of the feed definition"),
    /** A value cannot be read as its column's type. */
    WRONG_TYPE("Correct the value, or widen the column in the feed definition"),
    /** A value is beyond what its column's type holds. */
    OUT_OF_RANGE("Correct the value, or widen the column in the feed definition"),
    /** A required column is missing, null or empty. */
    MISSING_REQUIRED("Add the value, or make the column optional in the feed definition"),
    /** A line, an object, a name, a number or the nesting exceeds the limits. */
    TOO_LARGE("Make it smaller, or raise the limit if you trust its producer"),
    /** The rows spread over more days than the limits allow. */
    TOO_MANY_DAYS("Split the file by day, or raise the limit"),
    /** More rows are bad than the policy allows. */
    TOO_MANY_BAD_ROWS("Correct the rows, or raise the share that may be bad");

    private final String remedy;

    RefusalReason(String remedy) {
        this.remedy = remedy;
    }

    /** What a person can do about it, as a sentence without its full stop. */
    public String remedy() {
        return remedy;
    }

    /**
     * Whether such a row alone can be left out. Otherwise what follows it is not certain, or costs too much to read.
     */
    boolean spoilsOnlyItsRow(Layout layout) {
        return switch (this) {
            case DUPLICATE_FIELD, NESTED_VALUE, WRONG_TYPE, OUT_OF_RANGE, MISSING_REQUIRED -> true;
            case NOT_JSON, CUT_OFF, NOT_AN_OBJECT, NOT_ONE_OBJECT_A_LINE -> layout == Layout.LINES;
            case UNSUPPORTED_NAME,
                    UNSUPPORTED_PACKING,
                    EMPTY_FILE,
                    BAD_GZIP,
                    GZIP_BOMB,
                    NOT_UTF8,
                    TOO_LARGE,
                    TOO_MANY_DAYS,
                    TOO_MANY_BAD_ROWS -> false;
        };
    }
}
