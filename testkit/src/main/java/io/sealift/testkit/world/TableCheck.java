package io.sealift.testkit.world;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition.Staged;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Slice;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whether the table holds each row of each loaded file once, and nothing else: invariants 2, 4 and 6. */
final class TableCheck {
    private final PipelineWorld world;
    private final TableView table;

    TableCheck(PipelineWorld world) {
        this.world = world;
        this.table = new TableView(world);
    }

    /** What is verified is in the table, from then on for ever. */
    void always(List<String> found) {
        for (Manifest manifest : world.ledger().manifests()) {
            for (Slice slice : manifest.slices()) {
                if (slice.isVerified()) {
                    long rows = sum(table.rowsPerDay(table.listed(manifest, slice)));
                    if (rows != slice.rows()) {
                        found.add("Slice %d of manifest %s is verified with %d rows, in the table are %d"
                                .formatted(slice.index(), manifest.id(), slice.rows(), rows));
                    }
                }
            }
        }
    }

    /** Nothing else is in it, and what is in it is what landed. */
    void atRest(List<String> found) {
        Set<String> listed = new TreeSet<>();
        Set<String> ofArchived = new TreeSet<>();
        Set<ManifestId> archived = new HashSet<>();
        for (Manifest manifest : world.ledger().manifests()) {
            boolean done = manifest.state() == ManifestState.ARCHIVED;
            if (done) {
                archived.add(manifest.id());
            }
            for (Slice slice : manifest.slices()) {
                if (slice.isVerified()) {
                    listed.addAll(table.listed(manifest, slice));
                    if (done) {
                        ofArchived.addAll(table.listed(manifest, slice));
                    }
                }
            }
        }
        for (String uri : table.uris()) {
            if (!listed.contains(uri)) {
                found.add("%s is in the table, and no verified load wrote it".formatted(uri));
            }
        }
        SortedMap<String, Long> expected = landedRows(archived);
        SortedMap<String, Long> actual = table.rowsPerDay(ofArchived);
        if (!actual.equals(expected)) {
            found.add("The table holds %s rows, the files of archived manifests landed with %s"
                    .formatted(actual, expected));
        }
    }

    private SortedMap<String, Long> landedRows(Set<ManifestId> manifests) {
        SortedMap<String, Long> rows = new TreeMap<>();
        for (FileEntry file : world.ledger().files()) {
            if (file.disposition() instanceof Staged staged
                    && manifests.contains(staged.manifest())
                    && !world.producer().isPoison(file.source())) {
                world.producer().rowsPerDay(file.source()).forEach((day, count) -> rows.merge(day, count, Long::sum));
            }
        }
        return rows;
    }

    private static long sum(SortedMap<String, Long> rows) {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }
}
