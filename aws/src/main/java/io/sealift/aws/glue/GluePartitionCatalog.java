package io.sealift.aws.glue;

import io.sealift.core.ledger.LoadId;
import io.sealift.core.query.PartitionCatalog;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.StoreUnavailableException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.BatchGetPartitionResponse;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.PartitionError;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.PartitionValueList;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;

/** The partitions of one database in Glue, always read and changed in batches. */
public final class GluePartitionCatalog implements PartitionCatalog {
    /** The table that people query, partitioned by {@code day}. */
    private static final String PROCESSED = "processed";
    /** The table that INSERTs write into, partitioned by {@code load} and {@code day}. */
    private static final String LOADS = "loads";

    private static final int GET_MAX = 1_000;
    private static final int CREATE_MAX = 100;
    private static final int DELETE_MAX = 25;
    /**
     * Glue may leave keys out of an answer. After this many calls in a row that return none, give up until the next
     * run.
     */
    private static final int GETS_IN_VAIN_MAX = 5;

    private final GlueClient glue;
    private final String database;

    /** Over a client that the caller closes. */
    public GluePartitionCatalog(GlueClient glue, String database) {
        this.glue = glue;
        this.database = database;
    }

    @Override
    public Map<String, ObjectLocation> locations(Collection<String> days) {
        SortedMap<String, ObjectLocation> found = new TreeMap<>();
        days.stream()
                .distinct()
                .map(GluePartitionCatalog::key)
                .gather(Gatherers.windowFixed(GET_MAX))
                .forEach(keys -> get(keys, found));
        return found;
    }

    @Override
    public Map<String, Registration> register(Map<String, ObjectLocation> partitions) {
        SortedMap<String, Registration> outcomes = new TreeMap<>();
        if (partitions.isEmpty()) {
            return outcomes;
        }
        SortedMap<String, PartitionError> refused = refused(inputs(partitions));
        Map<String, ObjectLocation> found = locations(refused.keySet());
        partitions.forEach((day, asked) -> {
            PartitionError error = refused.get(day);
            outcomes.put(day, error == null ? new Registration.Done() : outcome(error, asked, found.get(day)));
        });
        return outcomes;
    }

    @Override
    public void dropLoad(LoadId load, Collection<String> days) {
        List<PartitionValueList> keys = days.stream()
                .distinct()
                .map(day -> PartitionValueList.builder()
                        .values(load.toString(), day)
                        .build())
                .toList();
        for (List<PartitionValueList> chunk :
                keys.stream().gather(Gatherers.windowFixed(DELETE_MAX)).toList()) {
            List<PartitionError> kept = delete(chunk).stream()
                    .filter(error -> !GlueFailures.isGone(error))
                    .toList();
            if (!kept.isEmpty()) {
                throw new StoreUnavailableException("Glue did not drop %d partitions of load %s, such as %s"
                        .formatted(kept.size(), load, GlueFailures.words(kept.getFirst())));
            }
        }
    }

    private void get(List<PartitionValueList> keys, Map<String, ObjectLocation> found) {
        List<PartitionValueList> left = keys;
        int inVain = 0;
        while (!left.isEmpty()) {
            List<PartitionValueList> asked = left;
            BatchGetPartitionResponse answer = GlueFailures.call(
                    "read partitions of " + PROCESSED,
                    () -> glue.batchGetPartition(request ->
                            request.databaseName(database).tableName(PROCESSED).partitionsToGet(asked)));
            answer.partitions()
                    .forEach(partition -> found.put(partition.values().getFirst(), location(partition)));
            left = answer.unprocessedKeys();
            inVain = left.size() < asked.size() ? 0 : inVain + 1;
            if (inVain == GETS_IN_VAIN_MAX) {
                throw new StoreUnavailableException(
                        "Glue did not process %d partitions of %s. Call again later".formatted(left.size(), PROCESSED));
            }
        }
    }

    private List<PartitionInput> inputs(Map<String, ObjectLocation> partitions) {
        StorageDescriptor ofTable = ofTable();
        List<PartitionInput> inputs = new ArrayList<>();
        partitions.forEach((day, location) -> inputs.add(PartitionInput.builder()
                .values(day)
                .storageDescriptor(ofTable.toBuilder().location(location.uri()).build())
                .build()));
        return inputs;
    }

    private SortedMap<String, PartitionError> refused(List<PartitionInput> inputs) {
        SortedMap<String, PartitionError> refused = new TreeMap<>();
        for (List<PartitionInput> chunk :
                inputs.stream().gather(Gatherers.windowFixed(CREATE_MAX)).toList()) {
            create(chunk).forEach(error -> refused.put(error.partitionValues().getFirst(), error));
        }
        return refused;
    }

    private List<PartitionError> create(List<PartitionInput> inputs) {
        return GlueFailures.call(
                        "register partitions of " + PROCESSED,
                        () -> glue.batchCreatePartition(request -> request.databaseName(database)
                                .tableName(PROCESSED)
                                .partitionInputList(inputs)))
                .errors();
    }

    private List<PartitionError> delete(List<PartitionValueList> keys) {
        return GlueFailures.call(
                        "drop partitions of " + LOADS,
                        () -> glue.batchDeletePartition(request ->
                                request.databaseName(database).tableName(LOADS).partitionsToDelete(keys)))
                .errors();
    }

    /** Columns and format: a partition gets those of its table, or the engine would read it with different ones. */
    private StorageDescriptor ofTable() {
        return GlueFailures.call(
                        "describe table " + PROCESSED,
                        () -> glue.getTable(
                                request -> request.databaseName(database).name(PROCESSED)))
                .table()
                .storageDescriptor();
    }

    private static Registration outcome(PartitionError error, ObjectLocation asked, @Nullable ObjectLocation found) {
        if (!GlueFailures.isThereAlready(error) || found == null) {
            return new Registration.Failed(GlueFailures.words(error));
        }
        return found.equals(asked) ? new Registration.Done() : new Registration.Elsewhere(found);
    }

    private static PartitionValueList key(String day) {
        return PartitionValueList.builder().values(day).build();
    }

    /** With the trailing slash, which other writers of partitions leave out. */
    private static ObjectLocation location(Partition partition) {
        String uri = partition.storageDescriptor().location();
        return ObjectLocation.ofUri(uri.endsWith("/") ? uri : uri + "/");
    }
}
