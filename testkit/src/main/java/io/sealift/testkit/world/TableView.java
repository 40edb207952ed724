package io.sealift.testkit.world;

import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.Slice;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.ObjectVersion;
import io.sealift.core.object.StoredObject;
import io.sealift.testkit.fake.InMemoryObjectStore;
import io.sealift.testkit.fake.InMemoryTableFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a reader of the table sees, and what the lists of verified loads say should be there. */
public final class TableView {
    private static final String PREFIX = "partitioned/day=";

    private final InMemoryObjectStore store;
    private final InMemoryTableFiles files;

    /** The table of a world. */
    public TableView(PipelineWorld world) {
        this.store = world.store();
        this.files = new InMemoryTableFiles(store);
    }

    /** The addresses of all files in it. */
    public Set<String> uris() {
        return store.keys(PipelineWorld.PROCESSED, PREFIX).stream()
                .map(key -> new ObjectLocation(PipelineWorld.PROCESSED, key).uri())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** All rows in it. */
    public long rows() {
        return rowsPerDay(uris()).values().stream().mapToLong(Long::longValue).sum();
    }

    /** The rows of these of its files by their day; files that are not there count nothing. */
    public SortedMap<String, Long> rowsPerDay(Set<String> uris) {
        SortedMap<String, Long> rows = new TreeMap<>();
        for (String uri : uris) {
            ObjectLocation location = ObjectLocation.ofUri(uri);
            store.head(location)
                    .map(StoredObject::version)
                    .ifPresent(file -> rows.merge(day(file), files.rows(file), Long::sum));
        }
        return rows;
    }

    /** The files that a verified slice's list names; where several were written, all of them name the same files. */
    Set<String> listed(Manifest manifest, Slice slice) {
        String ending = "-%s-%d.txt".formatted(manifest.id(), slice.index());
        List<String> lists = store.keys(PipelineWorld.STAGING, "loads/").stream()
                .filter(key -> key.endsWith(ending))
                .toList();
        return lists.isEmpty()
                ? Set.of()
                : new TreeSet<>(text(new ObjectLocation(PipelineWorld.STAGING, lists.getLast()))
                        .lines()
                        .toList());
    }

    private String text(ObjectLocation location) {
        return new String(store.content(location).orElseThrow(), StandardCharsets.UTF_8);
    }

    private static String day(ObjectVersion file) {
        String key = file.location().key();
        return key.substring(PREFIX.length(), key.indexOf('/', PREFIX.length()));
    }
}
