package io.sealift.feed.validation;

import java.io.IOException;

/**
 * Takes the rows of a file one by one, in the file's order. What it gets is valid only during the call.
 *
 * <p>The file may still be refused after any of its rows: a sink that keeps rows must be able to drop them.
 */
public interface RowSink {
    /** Keeps nothing: for just looking at a file. */
    RowSink NONE = new RowSink() {
        @Override
        public void good(CanonicalRow row) {}

        @Override
        public void bad(RejectedRow row) {}
    };

    /** A row that loads. */
    void good(CanonicalRow row) throws IOException;

    /** A row that is left out. */
    void bad(RejectedRow row) throws IOException;
}
