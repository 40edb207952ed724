package io.sealift.local.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sealift.local.http.AwsJsonException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutionStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-22T15:00:00.250Z");
    private static final String TOKEN = "t".repeat(32);

    @TempDir
    private Path directory;

    @Test
    void shouldFindTheFailedExecutionWhenItsTokenComesAgain() {
        // Given
        var store = ExecutionStore.open(directory);
        var execution = add(store, "q1", request("SELECT 1", TOKEN));
        execution.move(ExecutionState.FAILED, Failure.user("no"), NOW.plusMillis(1500));
        store.save(execution);

        // When
        var repeated = ExecutionStore.open(directory).findRepeated(request("SELECT 1", TOKEN));

        // Then
        assertThat(repeated).hasValueSatisfying(found -> {
            assertThat(found.id()).isEqualTo("q1");
            assertThat(found.shown().at("/Status/State").asText()).isEqualTo("FAILED");
            assertThat(found.shown().at("/Status/AthenaError/ErrorCategory").asInt())
                    .isEqualTo(2);
            assertThat(found.shown()
                            .at("/Statistics/TotalExecutionTimeInMillis")
                            .asLong())
                    .isEqualTo(1500);
        });
    }

    @Test
    void shouldRefuseWhenATokenComesWithOtherParameters() {
        // Given
        var store = ExecutionStore.open(directory);
        add(store, "q1", request("SELECT 1", TOKEN));

        // When // Then
        assertThatThrownBy(() -> store.findRepeated(request("SELECT 2", TOKEN)))
                .isInstanceOf(AwsJsonException.class)
                .hasMessage("Idempotent parameters do not match");
    }

    @Test
    void shouldFindNothingWhenTheTokenIsNew() {
        // Given
        var store = ExecutionStore.open(directory);
        add(store, "q1", request("SELECT 1", TOKEN));

        // When // Then
        assertThat(store.findRepeated(request("SELECT 1", "u".repeat(128)))).isEmpty();
    }

    @Test
    void shouldRefuseWhenATokenIsTooShortOrTooLong() {
        assertThatThrownBy(() -> request("SELECT 1", "t".repeat(31)))
                .isInstanceOf(AwsJsonException.class)
                .hasMessage("ClientRequestToken must have 32 to 128 characters, got 31");
        assertThatThrownBy(() -> request("SELECT 1", "t".repeat(129))).isInstanceOf(AwsJsonException.class);
    }

    @Test
    void shouldListTheNewestFirstWhenAskedForAll() {
        // Given
        var store = ExecutionStore.open(directory);
        store.add(Execution.queued("old", request("SELECT 1", TOKEN), StatementType.DML, "s3://r/", NOW));
        store.add(Execution.queued(
                "new", request("SELECT 1", "u".repeat(32)), StatementType.DML, "s3://r/", NOW.plusSeconds(1)));

        // When // Then
        assertThat(store.all()).extracting(Execution::id).containsExactly("new", "old");
    }

    @Test
    void shouldNotLeaveAFinalStateWhenMovedOn() {
        // Given
        var execution = add(ExecutionStore.open(directory), "q1", request("SELECT 1", TOKEN));
        execution.move(ExecutionState.SUCCEEDED, NOW);

        // When // Then
        assertThatThrownBy(() -> execution.move(ExecutionState.RUNNING, NOW))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Query q1 is SUCCEEDED and cannot become RUNNING");
    }

    private static Execution add(ExecutionStore store, String id, StartRequest request) {
        var execution = Execution.queued(id, request, StatementType.DML, "s3://results/", NOW);
        store.add(execution);
        return execution;
    }

    private static StartRequest request(String sql, String token) {
        ObjectNode request = new ObjectMapper().createObjectNode();
        request.put("QueryString", sql).put("ClientRequestToken", token).put("WorkGroup", "sealift");
        return StartRequest.of(request);
    }
}
