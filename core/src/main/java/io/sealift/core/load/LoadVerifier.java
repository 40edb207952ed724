package io.sealift.core.load;

import io.sealift.core.engine.DamagedTableFileException;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.Slice;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.StoredObject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Step 9: believes a succeeded INSERT only when three counts agree: the rows that validation counted, the rows that the
 * engine reports, and the rows in the footers of the files that are in the table.
 *
 * <p>Athena retries by itself and may leave files of its first try behind a query that ends well. The query's own data
 * manifest tells them from the files that count.
 */
final class LoadVerifier {
    private final LoadServices services;
    private final OrphanSweeper sweeper;

    LoadVerifier(LoadServices services, OrphanSweeper sweeper) {
        this.services = services;
        this.sweeper = sweeper;
    }

    /** What the verification found. */
    sealed interface Verdict {
        /** All agrees, once these orphans are moved away. */
        record Agreed(List<ObjectLocation> files, List<StoredObject> orphans) implements Verdict {}

        /** Something disagrees. */
        record Disagreed(String reason) implements Verdict {}
    }

    Verdict verify(Manifest manifest, Slice slice, String queryId) {
        long reported = services.engine().updateCount(queryId);
        if (reported != slice.rows()) {
            return disagreed(manifest, slice, "the engine reports %d rows inserted".formatted(reported));
        }
        Optional<List<ObjectLocation>> written = services.engine().writtenFiles(queryId);
        if (written.isEmpty()) {
            return disagreed(manifest, slice, "query %s has no data manifest".formatted(queryId));
        }
        Set<ObjectLocation> counted = new HashSet<>(written.get());
        List<StoredObject> found = sweeper.unverified(manifest, slice);
        List<StoredObject> files =
                found.stream().filter(file -> counted.contains(file.location())).toList();
        if (files.size() != counted.size()) {
            return disagreed(
                    manifest,
                    slice,
                    "query %s wrote %d files, of which %d are in the table"
                            .formatted(queryId, counted.size(), files.size()));
        }
        try {
            long inFiles =
                    services
                            .workers()
                            .forEach(files, file -> services.tableFiles().rows(file.version()))
                            .stream()
                            .mapToLong(Long::longValue)
                            .sum();
            if (inFiles != slice.rows()) {
                return disagreed(manifest, slice, "the files of query %s hold %d rows".formatted(queryId, inFiles));
            }
        } catch (DamagedTableFileException damaged) {
            return disagreed(manifest, slice, damaged.toString());
        }
        List<StoredObject> orphans = found.stream()
                .filter(file -> !counted.contains(file.location()))
                .toList();
        return new Verdict.Agreed(files.stream().map(StoredObject::location).toList(), orphans);
    }

    private static Verdict disagreed(Manifest manifest, Slice slice, String what) {
        return new Verdict.Disagreed("Manifest %s, slice %d: validation counted %d rows, but %s"
                .formatted(manifest.id(), slice.index(), slice.rows(), what));
    }
}
