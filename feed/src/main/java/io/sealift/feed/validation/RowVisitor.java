package io.sealift.feed.validation;

import java.io.IOException;

/** Takes the rows of a pack one by one, in the pack's order. What it gets is valid only during the call. */
@FunctionalInterface
public interface RowVisitor {
    /**
     * Takes one row.
     *
     * @param file the number of the row's file in its pack
     * @param row what the row says
     * @param text holds its line: the bytes from {@code start} to {@code end}, including the LF
     */
    void visit(int file, CanonicalRow row, byte[] text, int start, int end) throws IOException;
}
