package io.sealift.core.pack;

import io.sealift.core.ledger.RowsObject;
import io.sealift.core.store.ObjectVersion;
import io.sealift.feed.validation.CanonicalLine;
import io.sealift.feed.validation.CanonicalRow;
import java.io.IOException;
import java.util.List;

/** The upload of one object of a large file's rows. */
final class RowsUpload implements AutoCloseable {
    private final GzipUpload upload;
    private final int part;
    private final RowCensus census;
    private byte[] line = new byte[1_024];
    private long textBytes;

    RowsUpload(GzipUpload upload, int part, int columns) {
        this.upload = upload;
        this.part = part;
        this.census = new RowCensus(columns);
    }

    /** Adds a row; returns the bytes of its line. */
    int add(int file, CanonicalRow row) throws IOException {
        int needed = CanonicalLine.lengthMax(row);
        if (needed > line.length) {
            line = new byte[2 * needed];
        }
        int length = CanonicalLine.write(file, row, line, 0);
        upload.write(line, 0, length);
        textBytes += length;
        census.count(row);
        return length;
    }

    int bufferedBytes() {
        return upload.bufferedBytes();
    }

    long textBytes() {
        return textBytes;
    }

    ObjectVersion finish() throws IOException {
        return upload.finish();
    }

    RowsObject object(long window, List<String> columns) {
        return census.object(window, part, upload.bytes(), textBytes, columns);
    }

    @Override
    public void close() {
        upload.close();
    }
}
