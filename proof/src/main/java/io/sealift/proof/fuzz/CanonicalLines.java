package io.sealift.proof.fuzz;

import io.sealift.feed.validation.CanonicalLine;
import io.sealift.feed.validation.CanonicalReader;
import io.sealift.feed.validation.CanonicalRow;
import io.sealift.feed.validation.RejectedRow;
import io.sealift.feed.validation.RowSink;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** The rows of one file as they are in a pack. */
final class CanonicalLines implements RowSink {
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private final int file;

    CanonicalLines(int file) {
        this.file = file;
    }

    @Override
    public void good(CanonicalRow row) {
        byte[] line = new byte[CanonicalLine.lengthMax(row)];
        lines.write(line, 0, CanonicalLine.write(file, row, line, 0));
    }

    @Override
    public void bad(RejectedRow row) {}

    /** The lines, packed. */
    byte[] packed() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            lines.writeTo(out);
        }
        return packed.toByteArray();
    }

    /** The rows of each day, as the check of a pack finds them; fails if a line is not as it should be. */
    SortedMap<String, Long> checked() throws IOException {
        SortedMap<String, Long> rowsPerDay = new TreeMap<>();
        CanonicalReader.read(
                FuzzFeed.DEFINITION, new ByteArrayInputStream(lines.toByteArray()), (found, row, text, start, end) -> {
                    if (found != file) {
                        throw new IOException("a row of file %d became one of file %d".formatted(file, found));
                    }
                    rowsPerDay.merge(LocalDate.ofEpochDay(row.epochDay()).toString(), 1L, Long::sum);
                });
        return rowsPerDay;
    }
}
