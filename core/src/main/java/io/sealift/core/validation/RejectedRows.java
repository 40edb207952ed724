package io.sealift.core.validation;

import java.io.IOException;

/** Takes the rows that a file's canonical form leaves out, in the order of the file. */
@FunctionalInterface
public interface RejectedRows {
    /** Keeps one row. */
    void add(RejectedRow row) throws IOException;
}
