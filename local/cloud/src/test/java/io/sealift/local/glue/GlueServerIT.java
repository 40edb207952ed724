package io.sealift.local.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.PartitionError;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.PartitionValueList;
import software.amazon.awssdk.services.glue.model.Table;

/** Talks to the server as functions on AWS talk to Glue. */
class GlueServerIT {
    private static final String DATABASE = "weather";
    private static final String TABLE = "processed";

    @TempDir
    private Path folder;

    private GlueServer server;
    private GlueClient glue;

    @BeforeEach
    void start() {
        server = GlueServer.start(GlueCatalog.open(folder, Clock.systemUTC()), 0);
        glue = GlueClient.builder()
                .endpointOverride(server.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build();
        glue.createDatabase(request -> request.databaseInput(input -> input.name(DATABASE)));
        glue.createTable(request -> request.databaseName(DATABASE)
                .tableInput(table -> table.name(TABLE)
                        .tableType("EXTERNAL_TABLE")
                        .partitionKeys(column("day", "string"))
                        .storageDescriptor(storage ->
                                storage.location("s3://processed/partitioned/").columns(column("deviceid", "int")))));
    }

    @AfterEach
    void stop() {
        glue.close();
        server.close();
    }

    @Test
    void shouldTellTheTableWhenItIsThere() {
        // When
        Table table = glue.getTable(request -> request.databaseName(DATABASE).name("PROCESSED"))
                .table();
        // Then
        assertThat(table.name()).isEqualTo(TABLE);
        assertThat(table.storageDescriptor().location()).isEqualTo("s3://processed/partitioned/");
        assertThat(table.partitionKeys())
                .singleElement()
                .satisfies(key -> assertThat(key.name()).isEqualTo("day"));
        assertThat(table.createTime()).isNotNull();
        assertThatThrownBy(() ->
                        glue.getTable(request -> request.databaseName(DATABASE).name("nowhere")))
                .isInstanceOf(EntityNotFoundException.class);
    }

    @Test
    void shouldRefuseOnlyWhatIsThereWhenABatchIsCreated() {
        // Given
        create(partition("2026-11-21", "s3://elsewhere/day=2026-11-21/"));
        // When
        List<PartitionError> errors = create(
                partition("2026-11-21", "s3://processed/partitioned/day=2026-11-21/"),
                partition("2026-11-22", "s3://processed/partitioned/day=2026-11-22/"));
        // Then
        assertThat(errors)
                .extracting(
                        PartitionError::partitionValues,
                        error -> error.errorDetail().errorCode())
                .containsExactly(tuple(List.of("2026-11-21"), "AlreadyExistsException"));
        assertThat(location("2026-11-21")).isEqualTo("s3://elsewhere/day=2026-11-21/");
        assertThat(location("2026-11-22")).isEqualTo("s3://processed/partitioned/day=2026-11-22/");
    }

    @Test
    void shouldGiveOnlyWhatIsThereWhenPartitionsAreAskedFor() {
        // Given
        create(partition("2026-11-21", "s3://a/"), partition("2026-11-22", "s3://b/"));
        // When
        List<Partition> some = glue.batchGetPartition(request -> request.databaseName(DATABASE)
                        .tableName(TABLE)
                        .partitionsToGet(values("2026-11-22"), values("2026-11-23")))
                .partitions();
        List<Partition> all =
                glue
                        .getPartitionsPaginator(
                                request -> request.databaseName(DATABASE).tableName(TABLE))
                        .stream()
                        .flatMap(page -> page.partitions().stream())
                        .toList();
        // Then
        assertThat(some).extracting(Partition::values).containsExactly(List.of("2026-11-22"));
        assertThat(all).extracting(Partition::values).containsExactly(List.of("2026-11-21"), List.of("2026-11-22"));
        assertThatThrownBy(() -> location("2026-11-23")).isInstanceOf(EntityNotFoundException.class);
    }

    @Test
    void shouldRefuseOnlyWhatIsMissingWhenABatchIsDeleted() {
        // Given
        create(partition("2026-11-21", "s3://a/"));
        // When
        List<PartitionError> errors = glue.batchDeletePartition(request -> request.databaseName(DATABASE)
                        .tableName(TABLE)
                        .partitionsToDelete(values("2026-11-21"), values("2026-11-22")))
                .errors();
        // Then
        assertThat(errors)
                .extracting(
                        PartitionError::partitionValues,
                        error -> error.errorDetail().errorCode())
                .containsExactly(tuple(List.of("2026-11-22"), "EntityNotFoundException"));
        assertThatThrownBy(() -> location("2026-11-21")).isInstanceOf(EntityNotFoundException.class);
    }

    @Test
    void shouldRefuseTheWholeBatchWhenItIsTooLargeOrHasNoTable() {
        // Given
        List<PartitionValueList> many =
                IntStream.range(0, 26).mapToObj(day -> values("day " + day)).toList();
        // When, Then
        assertThatThrownBy(() -> glue.batchDeletePartition(request ->
                        request.databaseName(DATABASE).tableName(TABLE).partitionsToDelete(many)))
                .isInstanceOfSatisfying(
                        GlueException.class,
                        refused -> assertThat(refused.awsErrorDetails().errorCode())
                                .isEqualTo("ValidationException"));
        assertThatThrownBy(() -> glue.batchCreatePartition(request -> request.databaseName(DATABASE)
                        .tableName("nowhere")
                        .partitionInputList(partition("2026-11-21", "s3://a/"))))
                .isInstanceOf(EntityNotFoundException.class);
    }

    private List<PartitionError> create(PartitionInput... partitions) {
        return glue.batchCreatePartition(request ->
                        request.databaseName(DATABASE).tableName(TABLE).partitionInputList(partitions))
                .errors();
    }

    private String location(String day) {
        return glue.getPartition(request ->
                        request.databaseName(DATABASE).tableName(TABLE).partitionValues(day))
                .partition()
                .storageDescriptor()
                .location();
    }

    private static Column column(String name, String type) {
        return Column.builder().name(name).type(type).build();
    }

    private static PartitionInput partition(String day, String location) {
        return PartitionInput.builder()
                .values(day)
                .storageDescriptor(storage -> storage.location(location))
                .build();
    }

    private static PartitionValueList values(String day) {
        return PartitionValueList.builder().values(day).build();
    }
}
