package io.sealift.cli.weather;

/**
 * How a device writes a value that it did not measure. The demo tries all the ways in which feeds express a missing
 * value.
 */
enum Gap {
    /** The field is left out. */
    ABSENT,
    /** The field is JSON's null. */
    NULL,
    /** The field is an empty string. */
    EMPTY;

    /** Appends the field, with the comma before it, to an object that is being written. */
    void appendTo(StringBuilder line, String field) {
        switch (this) {
            case ABSENT -> {}
            case NULL -> line.append(", \"").append(field).append("\": null");
            case EMPTY -> line.append(", \"").append(field).append("\": \"\"");
        }
    }
}
