package io.sealift.aws.glue;

import io.sealift.aws.emulated.EmulatedGlue;
import io.sealift.contracts.PartitionCatalogContract;
import io.sealift.core.ledger.LoadId;
import io.sealift.core.query.PartitionCatalog;
import io.sealift.core.store.ObjectLocation;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.PartitionInput;

class GluePartitionCatalogIT extends PartitionCatalogContract {
    private static final String DATABASE = "lake";

    private final EmulatedGlue emulated = EmulatedGlue.start();
    private final GlueClient glue = emulated.client();
    private final PartitionCatalog catalog = new GluePartitionCatalog(glue, DATABASE);

    GluePartitionCatalogIT() {
        glue.createDatabase(request -> request.databaseInput(database -> database.name(DATABASE)));
        createTable("processed", "s3://lake/partitioned/", "day");
        createTable("loads", "s3://stage/loading/", "load", "day");
    }

    @AfterEach
    void stop() {
        emulated.close();
    }

    @Override
    protected PartitionCatalog catalog() {
        return catalog;
    }

    @Override
    protected void addLoad(LoadId load, Collection<String> days) {
        days.forEach(day -> create(
                "loads",
                PartitionInput.builder()
                        .values(load.toString(), day)
                        .storageDescriptor(
                                storage -> storage.location("s3://stage/loading/load=%s/day=%s".formatted(load, day)))
                        .build()));
    }

    @Override
    protected Set<String> daysOf(LoadId load) {
        return glue
                .getPartitionsPaginator(
                        request -> request.databaseName(DATABASE).tableName("loads"))
                .stream()
                .flatMap(page -> page.partitions().stream())
                .map(Partition::values)
                .filter(values -> values.getFirst().equals(load.toString()))
                .map(values -> values.get(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    protected void put(String day, ObjectLocation location) {
        create(
                "processed",
                PartitionInput.builder()
                        .values(day)
                        .storageDescriptor(storage -> storage.location(location.uri()))
                        .build());
    }

    private void create(String table, PartitionInput partition) {
        glue.createPartition(
                request -> request.databaseName(DATABASE).tableName(table).partitionInput(partition));
    }

    private void createTable(String name, String location, String... keys) {
        glue.createTable(request -> request.databaseName(DATABASE)
                .tableInput(table -> table.name(name)
                        .tableType("EXTERNAL_TABLE")
                        .storageDescriptor(
                                storage -> storage.location(location).columns(column("humidity", "smallint")))
                        .partitionKeys(Arrays.stream(keys)
                                .map(key -> column(key, "string"))
                                .toList())));
    }

    private static Column column(String name, String type) {
        return Column.builder().name(name).type(type).build();
    }
}
