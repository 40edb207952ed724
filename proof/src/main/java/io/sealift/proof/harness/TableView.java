package io.sealift.proof.harness;

import io.sealift.core.query.TableFiles.Footer;
import io.sealift.core.store.StoredObject;
import io.sealift.fakes.InMemoryTableFiles;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a reader of the table sees: the files below the locations that the catalog names, and nothing else. */
public final class TableView {
    private final PipelineHarness harness;
    private final InMemoryTableFiles files;

    /** The table of a harness. */
    public TableView(PipelineHarness harness) {
        this.harness = harness;
        this.files = new InMemoryTableFiles(harness.store());
    }

    /** All rows in it. */
    public long rows() {
        return rowsPerDay().values().stream().mapToLong(Long::longValue).sum();
    }

    /** Its rows by day. */
    public SortedMap<String, Long> rowsPerDay() {
        SortedMap<String, Long> rows = new TreeMap<>();
        harness.catalog().partitions().forEach((day, partition) -> {
            for (StoredObject file : harness.store().listAll(partition.bucket(), partition.key())) {
                rows.merge(day, footer(file).rows(), Long::sum);
            }
        });
        return rows;
    }

    /** All objects of its bucket, whether a reader sees them or not. */
    List<StoredObject> objects() {
        return harness.store().listAll(PipelineHarness.PROCESSED, "");
    }

    Footer footer(StoredObject file) {
        return files.footer(file);
    }
}
