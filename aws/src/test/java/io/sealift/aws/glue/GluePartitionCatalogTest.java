package io.sealift.aws.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.aws.http.ScriptedHttp;
import io.sealift.core.ledger.LoadId;
import io.sealift.core.query.PartitionCatalog;
import io.sealift.core.query.PartitionCatalog.Registration;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.StoreUnavailableException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.GlueClient;

class GluePartitionCatalogTest {
    private static final LoadId LOAD = LoadId.parse("20261122T150000Z-9f8e7d6c-0-1");
    private static final String TABLE = """
            {"Table":{"Name":"processed","StorageDescriptor":{"Columns":[{"Name":"humidity","Type":"smallint"}],
             "Location":"s3://lake/partitioned/","InputFormat":"parquet-in",
             "SerdeInfo":{"SerializationLibrary":"parquet-serde"}}}}""";

    private final ScriptedHttp http = new ScriptedHttp();
    private final PartitionCatalog catalog = new GluePartitionCatalog(http.wire(GlueClient.builder()), "lake");

    @Test
    void shouldAskAgainForKeysThatWereLeftOut() {
        // Given
        http.answer(200, """
                        {"Partitions":[{"Values":["d1"],"StorageDescriptor":{"Location":"s3://lake/x/d1"}}],
                         "UnprocessedKeys":[{"Values":["d2"]}]}""").answer(200, """
                        {"Partitions":[{"Values":["d2"],"StorageDescriptor":{"Location":"s3://lake/x/d2/"}}]}""");
        // When
        Map<String, ObjectLocation> locations = catalog.locations(List.of("d1", "d2"));
        // Then: with the slash, whether it is there or not
        assertThat(locations)
                .isEqualTo(
                        Map.of("d1", new ObjectLocation("lake", "x/d1/"), "d2", new ObjectLocation("lake", "x/d2/")));
        assertThat(http.asked().getFirst().body())
                .isEqualTo(
                        "{\"DatabaseName\":\"lake\",\"TableName\":\"processed\",\"PartitionsToGet\":[{\"Values\":[\"d1\"]},{\"Values\":[\"d2\"]}]}");
        assertThat(http.asked().getLast().body()).doesNotContain("d1").contains("d2");
    }

    @Test
    void shouldSayUnavailableWhenKeysAreLeftOutAgainAndAgain() {
        // Given
        for (int tried = 0; tried < 5; tried++) {
            http.answer(200, "{\"Partitions\":[],\"UnprocessedKeys\":[{\"Values\":[\"d1\"]}]}");
        }
        // When, Then
        assertThatThrownBy(() -> catalog.locations(List.of("d1")))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("Glue did not process 1 partitions");
    }

    @Test
    void shouldRegisterAsTheTableIsButAtItsPlace() {
        // Given
        http.answer(200, TABLE).answer(200, "{\"Errors\":[]}");
        // When
        Map<String, Registration> outcomes = catalog.register(Map.of("d1", place("d1")));
        // Then
        assertThat(outcomes).isEqualTo(Map.of("d1", new Registration.Done()));
        assertThat(http.asked().getLast().body())
                .contains("\"Values\":[\"d1\"]", "\"Location\":\"s3://lake/partitioned/day=d1/\"")
                .contains("{\"Name\":\"humidity\",\"Type\":\"smallint\"}", "parquet-in", "parquet-serde")
                .doesNotContain("s3://lake/partitioned/\"");
    }

    @Test
    void shouldTellDaysApartWhenABatchFailsInPart() {
        // Given
        http.answer(200, TABLE).answer(200, """
                {"Errors":[
                 {"PartitionValues":["d2"],"ErrorDetail":{"ErrorCode":"AlreadyExistsException","ErrorMessage":"there"}},
                 {"PartitionValues":["d3"],"ErrorDetail":{"ErrorCode":"AlreadyExistsException","ErrorMessage":"there"}},
                 {"PartitionValues":["d4"],"ErrorDetail":{"ErrorCode":"AlreadyExistsException","ErrorMessage":"there"}},
                 {"PartitionValues":["d5"],"ErrorDetail":{"ErrorCode":"InternalServiceException","ErrorMessage":"oops"}}]}""");
        http.answer(200, """
                {"Partitions":[
                 {"Values":["d2"],"StorageDescriptor":{"Location":"s3://lake/partitioned/day=d2"}},
                 {"Values":["d3"],"StorageDescriptor":{"Location":"s3://lake/compacted/d3/"}}]}""");
        Map<String, ObjectLocation> asked = new TreeMap<>();
        List.of("d1", "d2", "d3", "d4", "d5").forEach(day -> asked.put(day, place(day)));
        // When
        Map<String, Registration> outcomes = catalog.register(asked);
        // Then
        assertThat(outcomes)
                .isEqualTo(Map.of(
                        "d1", new Registration.Done(),
                        "d2", new Registration.Done(),
                        "d3", new Registration.Elsewhere(new ObjectLocation("lake", "compacted/d3/")),
                        "d4", new Registration.Failed("[d4]: AlreadyExistsException: there"),
                        "d5", new Registration.Failed("[d5]: InternalServiceException: oops")));
    }

    @Test
    void shouldAskForNoMoreThanGlueTakesAtOnce() {
        // Given
        List<String> days = IntStream.range(0, 1_001).mapToObj("d%d"::formatted).toList();
        Map<String, ObjectLocation> places = new TreeMap<>();
        days.subList(0, 101).forEach(day -> places.put(day, place(day)));
        http.answer(200, "{}").answer(200, "{}");
        http.answer(200, TABLE).answer(200, "{}").answer(200, "{}");
        http.answer(200, "{}").answer(200, "{}");
        // When
        catalog.locations(days);
        catalog.register(places);
        catalog.dropLoad(LOAD, days.subList(0, 26));
        // Then
        assertThat(http.asked()).hasSize(7);
        assertThat(http.asked().get(1).body()).contains("[{\"Values\":[\"d1000\"]}]");
    }

    @Test
    void shouldCountAsDroppedWhatIsGoneAndNothingElse() {
        // Given
        http.answer(200, """
                        {"Errors":[{"PartitionValues":["l","d1"],
                         "ErrorDetail":{"ErrorCode":"EntityNotFoundException","ErrorMessage":"gone"}}]}""").answer(200, """
                        {"Errors":[{"PartitionValues":["l","d1"],
                         "ErrorDetail":{"ErrorCode":"InternalServiceException","ErrorMessage":"oops"}}]}""");
        // When
        catalog.dropLoad(LOAD, List.of("d1"));
        // Then
        assertThat(http.asked().getFirst().body())
                .contains("\"TableName\":\"loads\"", "[{\"Values\":[\"%s\",\"d1\"]}]".formatted(LOAD));
        assertThatThrownBy(() -> catalog.dropLoad(LOAD, List.of("d1")))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("InternalServiceException: oops");
    }

    @Test
    void shouldSayUnavailableAndWhatToDoWhenGlueRefusesTheCall() {
        // Given
        http.answer(400, error("EntityNotFoundException", "Table processed not found."));
        for (int tried = 0; tried < ScriptedHttp.TRIES; tried++) {
            http.answer(400, error("ThrottlingException", "Rate exceeded"));
        }
        // When, Then
        assertThatThrownBy(() -> catalog.register(Map.of("d1", place("d1"))))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("Table processed not found.")
                .hasMessageContaining("sealift init");
        assertThatThrownBy(() -> catalog.locations(List.of("d1")))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("Glue did not read partitions of processed: Rate exceeded");
    }

    private static ObjectLocation place(String day) {
        return new ObjectLocation("lake", "partitioned/day=%s/".formatted(day));
    }

    private static String error(String type, String message) {
        return "{\"__type\":\"%s\",\"Message\":\"%s\"}".formatted(type, message);
    }
}
