package io.sealift.core.validation;

/** How the rows of a file lie in it. */
enum Layout {
    /** Each row within a line: after a damaged one, the next line is a safe place to go on. */
    LINES,
    /** Rows in an array, over several lines or behind each other: only sound rows say where the next one begins. */
    FREE
}
