package io.sealift.bench;

import io.sealift.feed.validation.CanonicalLine;
import io.sealift.feed.validation.CanonicalRow;
import io.sealift.feed.validation.RejectedRow;
import io.sealift.feed.validation.RowSink;
import java.io.IOException;
import java.io.OutputStream;

/** Writes rows as they are in a pack, and counts their NULLs, as ingest does. */
final class LineWriter implements RowSink {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int COLUMNS_MAX = 63;

    private final OutputStream lines;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final long[] nulls = new long[COLUMNS_MAX];
    private int end;

    LineWriter(OutputStream lines) {
        this.lines = lines;
    }

    @Override
    public void good(CanonicalRow row) throws IOException {
        if (buffer.length - end < CanonicalLine.lengthMax(row)) {
            flush();
        }
        row.countNulls(nulls);
        end = CanonicalLine.write(1, row, buffer, end);
    }

    @Override
    public void bad(RejectedRow row) {
        throw new IllegalStateException("The weather has no bad rows: " + row);
    }

    /** Writes out the buffer. */
    void flush() throws IOException {
        lines.write(buffer, 0, end);
        end = 0;
    }
}
