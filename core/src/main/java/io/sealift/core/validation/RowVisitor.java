package io.sealift.core.validation;

import java.io.IOException;

/** Takes the rows of a pack one by one, in the pack's order. What it gets is lent for the call only. */
@FunctionalInterface
public interface RowVisitor {
    /**
     * Takes one row.
     *
     * @param file the number of the row's file in its pack
     * @param row what the row says
     * @param text where its line stands: the bytes from {@code start} to {@code end}, the LF included
     */
    void visit(int file, CanonicalRow row, byte[] text, int start, int end) throws IOException;
}
