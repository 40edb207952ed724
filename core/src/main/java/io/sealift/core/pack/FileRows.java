package io.sealift.core.pack;

import io.sealift.core.layout.Window;
import io.sealift.core.quarantine.RejectedRowJson;
import io.sealift.feed.validation.CanonicalLine;
import io.sealift.feed.validation.CanonicalRow;
import io.sealift.feed.validation.RejectedRow;
import io.sealift.feed.validation.RowSink;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** The canonical rows of one small file, in memory, by window. */
public final class FileRows implements RowSink {
    private static final int FIRST_BYTES = 4_096;

    private final int file;
    private final String key;
    private final int columns;
    private final long bytesMax;
    private final SortedMap<Long, Part> parts = new TreeMap<>();
    private final ByteArrayOutputStream rejected = new ByteArrayOutputStream();
    private long bytes;

    /**
     * No rows yet.
     *
     * @param file the number that the rows carry as {@code _f}
     * @param key the file's key, for its rejected rows
     * @param columns how many columns the feed has
     * @param bytesMax how many bytes its rows may take
     */
    public FileRows(int file, String key, int columns, long bytesMax) {
        this.file = file;
        this.key = key;
        this.columns = columns;
        this.bytesMax = bytesMax;
    }

    @Override
    public void good(CanonicalRow row) throws TooLargeForMemoryException, TooScatteredException {
        Part part = parts.computeIfAbsent(Window.of(row.epochDay()), _ -> new Part(columns));
        if (parts.size() > PackLimits.objectsMax(columns)) {
            throw new TooScatteredException(PackLimits.objectsMax(columns));
        }
        int before = part.length;
        part.add(file, row);
        grow(part.length - before);
    }

    @Override
    public void bad(RejectedRow row) throws TooLargeForMemoryException {
        byte[] line = RejectedRowJson.line(key, row);
        rejected.writeBytes(line);
        grow(line.length);
    }

    /** The bytes that its rows take, unpacked. */
    public long bytes() {
        return bytes;
    }

    /** The distinct days of its rows. */
    int days() {
        return parts.values().stream().mapToInt(part -> part.census.days()).sum();
    }

    SortedMap<Long, Part> parts() {
        return parts;
    }

    byte[] rejected() {
        return rejected.toByteArray();
    }

    private void grow(long more) throws TooLargeForMemoryException {
        bytes += more;
        if (bytes > bytesMax) {
            throw new TooLargeForMemoryException(bytesMax);
        }
    }

    /** Its rows of one window. */
    static final class Part {
        private final RowCensus census;
        private byte[] text = new byte[FIRST_BYTES];
        private int length;

        private Part(int columns) {
            this.census = new RowCensus(columns);
        }

        private void add(int file, CanonicalRow row) {
            int needed = length + CanonicalLine.lengthMax(row);
            if (needed > text.length) {
                text = Arrays.copyOf(text, Math.max(needed, 2 * text.length));
            }
            length = CanonicalLine.write(file, row, text, length);
            census.count(row);
        }

        RowCensus census() {
            return census;
        }

        byte[] text() {
            return text;
        }

        int length() {
            return length;
        }
    }
}
