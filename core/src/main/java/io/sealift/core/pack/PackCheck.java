package io.sealift.core.pack;

import io.sealift.core.ledger.RowsObject;
import io.sealift.feed.FeedDefinition;
import io.sealift.feed.validation.CanonicalReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Unpacks what was packed and compares it with what is known about it, before anything is committed: no later count
 * would notice a value that was damaged on its way into a pack.
 */
final class PackCheck {
    private final FeedDefinition feed;
    private final List<String> columns;

    PackCheck(FeedDefinition feed) {
        this.feed = feed;
        this.columns = feed.columnNames();
    }

    /**
     * Checks a pack of small files.
     *
     * @throws IOException if anything differs; says what and where
     */
    void check(PackContent content) throws IOException {
        Map<Integer, Long> rows = new HashMap<>();
        for (PackContent.RowsContent part : content.rows()) {
            check(part.object(), new ByteArrayInputStream(part.packed().array()), rows);
        }
        for (ReadFile file : content.files()) {
            long packed = rows.getOrDefault(file.file().number(), 0L);
            if (packed != file.file().accepted().rows()) {
                throw new IOException("%s has %d rows, of which %d were packed"
                        .formatted(
                                file.file().object().version(),
                                file.file().accepted().rows(),
                                packed));
            }
        }
        checkOriginals(content);
    }

    /**
     * Checks one object of rows.
     *
     * @param packed its bytes; gzip's own checksum is checked, too
     * @param rowsOfFile the rows of each file are added to this
     */
    void check(RowsObject expected, InputStream packed, Map<Integer, Long> rowsOfFile) throws IOException {
        RowCensus census = new RowCensus(columns.size());
        long[] textBytes = new long[1];
        try (GZIPInputStream unpacked = new GZIPInputStream(packed)) {
            CanonicalReader.read(feed, unpacked, (file, row, text, start, end) -> {
                census.count(row);
                textBytes[0] += end - start;
                rowsOfFile.merge(file, 1L, Long::sum);
            });
        }
        RowsObject found = census.object(expected.window(), expected.part(), expected.bytes(), textBytes[0], columns);
        if (!found.equals(expected)) {
            throw new IOException(
                    "Packed rows are not what was read: expected %s, found %s".formatted(expected, found));
        }
    }

    private static void checkOriginals(PackContent content) throws IOException {
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(content.originals().array()), StandardCharsets.UTF_8)) {
            for (ReadFile file : content.files()) {
                ZipEntry entry = zip.getNextEntry();
                if (entry == null || !entry.getName().equals(OriginalsZip.name(file))) {
                    throw new IOException("The original of %s is not where it should be in the pack: found %s"
                            .formatted(file.file().object().version(), entry));
                }
                if (!Arrays.equals(zip.readAllBytes(), file.original().array())) {
                    throw new IOException("The original of %s was packed with other bytes"
                            .formatted(file.file().object().version()));
                }
            }
        }
    }
}
