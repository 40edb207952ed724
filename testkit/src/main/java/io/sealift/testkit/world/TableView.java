package io.sealift.testkit.world;

import io.sealift.core.engine.TableFiles.Footer;
import io.sealift.core.object.StoredObject;
import io.sealift.testkit.fake.InMemoryTableFiles;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a reader of the table sees: the files below the locations that the catalog names, and nothing else. */
public final class TableView {
    private final PipelineWorld world;
    private final InMemoryTableFiles files;

    /** The table of a world. */
    public TableView(PipelineWorld world) {
        this.world = world;
        this.files = new InMemoryTableFiles(world.store());
    }

    /** All rows in it. */
    public long rows() {
        return rowsPerDay().values().stream().mapToLong(Long::longValue).sum();
    }

    /** Its rows by day. */
    public SortedMap<String, Long> rowsPerDay() {
        SortedMap<String, Long> rows = new TreeMap<>();
        world.catalog().partitions().forEach((day, partition) -> {
            for (StoredObject file : world.store().listAll(partition.bucket(), partition.key())) {
                rows.merge(day, footer(file).rows(), Long::sum);
            }
        });
        return rows;
    }

    /** All objects of its bucket, whether a reader sees them or not. */
    List<StoredObject> objects() {
        return world.store().listAll(PipelineWorld.PROCESSED, "");
    }

    Footer footer(StoredObject file) {
        return files.footer(file);
    }
}
