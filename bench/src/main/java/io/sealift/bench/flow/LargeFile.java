package io.sealift.bench.flow;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;

/** One large file of rows over 90 days, on disk until it is closed. */
record LargeFile(Path path) implements AutoCloseable {
    private static final LocalDateTime FIRST = LocalDateTime.of(2021, 1, 1, 0, 0);
    private static final int MINUTES = 90 * 24 * 60;
    private static final int BYTES_A_MIB = 1 << 20;

    /** Writes a file of at least this many MiB. */
    static LargeFile write(int mib) {
        try {
            Path path = Files.createTempFile("sealift-large", ".json");
            try (OutputStream out = Files.newOutputStream(path)) {
                long left = (long) mib * BYTES_A_MIB;
                for (int station = 0; left > 0; station++) {
                    byte[] rows = rows(station);
                    out.write(rows);
                    left -= rows.length;
                }
            }
            return new LargeFile(path);
        } catch (IOException full) {
            throw new UncheckedIOException("Cannot write a file of %d MiB".formatted(mib), full);
        }
    }

    /** About 20 MB: a row for each minute. */
    private static byte[] rows(int station) {
        StringBuilder text = new StringBuilder();
        for (int minute = 0; minute < MINUTES; minute++) {
            SmallFiles.append(text, station, FIRST.plusMinutes(minute), station + minute);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException left) {
            throw new UncheckedIOException("Cannot delete " + path, left);
        }
    }
}
