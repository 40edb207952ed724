package io.sealift.feed.validation;

/** How the rows of a file are laid out. */
enum Layout {
    /** Each row is within a line: after a damaged row, the next line is a safe place to go on. */
    LINES,
    /**
     * Rows are in an array, over several lines or one after another: only sound rows show where the next one begins.
     */
    FREE
}
