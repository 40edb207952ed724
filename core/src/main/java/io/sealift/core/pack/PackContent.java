package io.sealift.core.pack;

import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.Pack;
import io.sealift.core.ledger.PackId;
import io.sealift.core.ledger.RowsObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a pack of small files holds, in memory; it does not depend on the manifest that it will be in.
 *
 * @param files the files
 * @param rows its objects of rows
 * @param originals the ZIP of the originals
 * @param rejected the bad rows that were left out, gzipped; empty if there are none
 */
record PackContent(List<ReadFile> files, List<RowsContent> rows, Bytes originals, Bytes rejected) {
    /** One object of rows: what is known about it, and the bytes that will be in the bucket. */
    record RowsContent(RowsObject object, Bytes packed) {}

    /** Packs files; the result is not checked yet. */
    static PackContent of(List<ReadFile> files, List<String> columns) throws IOException {
        SortedSet<Long> windows = new TreeSet<>();
        files.forEach(file -> windows.addAll(file.rows().parts().keySet()));
        List<RowsContent> rows = new ArrayList<>();
        for (long window : windows) {
            rows.add(rows(files, window, columns));
        }
        return new PackContent(files, rows, new Bytes(OriginalsZip.of(files)), rejected(files));
    }

    private static RowsContent rows(List<ReadFile> files, long window, List<String> columns) throws IOException {
        RowCensus census = new RowCensus(columns.size());
        long textBytes = 0;
        FastGzip gzip = new FastGzip();
        for (ReadFile file : files) {
            FileRows.Part part = file.rows().parts().get(window);
            if (part != null) {
                gzip.write(part.text(), 0, part.length());
                census.add(part.census());
                textBytes += part.length();
            }
        }
        byte[] packed = gzip.finished();
        return new RowsContent(census.object(window, 0, packed.length, textBytes, columns), new Bytes(packed));
    }

    private static Bytes rejected(List<ReadFile> files) throws IOException {
        if (rejectedRows(files) == 0) {
            return Bytes.NONE;
        }
        FastGzip gzip = new FastGzip();
        for (ReadFile file : files) {
            byte[] lines = file.rows().rejected();
            gzip.write(lines, 0, lines.length);
        }
        return new Bytes(gzip.finished());
    }

    private static long rejectedRows(List<ReadFile> files) {
        return files.stream()
                .mapToLong(file -> file.file().accepted().rejectedRows())
                .sum();
    }

    /** The pack that this becomes in a manifest. */
    Pack in(ManifestId manifest, PackId id) {
        SortedMap<Integer, FileId> byNumber = new TreeMap<>();
        files.forEach(file -> byNumber.put(file.file().number(), file.id()));
        List<RowsObject> objects = rows.stream().map(RowsContent::object).toList();
        return new Pack(manifest, id, objects, new Pack.Originals.Zip(), rejectedRows(files), byNumber);
    }
}
