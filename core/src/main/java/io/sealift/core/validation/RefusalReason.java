package io.sealift.core.validation;

/** Why a file was refused: the codes that people group and alarm by. */
public enum RefusalReason {
    /** The name ends in none of the endings that a feed's files have. */
    UNSUPPORTED_NAME,
    /** There is no row in it. */
    EMPTY_FILE,
    /** It is named {@code .gz} and is not gzip, or its gzip is damaged or broke off. */
    BAD_GZIP,
    /** It is not UTF-8 text. */
    NOT_UTF8,
    /** It is not JSON. */
    NOT_JSON,
    /** It stops in the middle of an object. */
    CUT_OFF,
    /** A line holds JSON that is not an object. */
    NOT_AN_OBJECT,
    /** An object spans lines, or shares its line with another one or with other text. */
    NOT_ONE_OBJECT_A_LINE,
    /** A line is blank. */
    BLANK_LINE,
    /** A field stands twice in one object. */
    DUPLICATE_FIELD,
    /** A column's value is an object or an array. */
    NESTED_VALUE,
    /** A value cannot be read as its column's type. */
    WRONG_TYPE,
    /** A value is beyond what its column's type holds. */
    OUT_OF_RANGE,
    /** A required column is missing, null or empty. */
    MISSING_REQUIRED,
    /** A line, a name or a nesting is larger than the limits allow. */
    TOO_LARGE,
    /** The rows spread over more days than the limits allow. */
    TOO_MANY_DAYS
}
