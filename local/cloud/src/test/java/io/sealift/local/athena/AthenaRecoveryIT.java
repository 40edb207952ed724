package io.sealift.local.athena;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealift.local.glue.GlueCatalog;
import io.sealift.local.trino.S3Access;
import io.sealift.local.trino.TrinoClient;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AthenaRecoveryIT {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T15:00:00Z"), ZoneOffset.UTC);
    private static final URI NOBODY = URI.create("http://127.0.0.1:1");

    @TempDir
    private Path directory;

    @Test
    void shouldFailWhatWasRunningWhenTheFrontStartsAgain() {
        // Given
        var request = StartRequest.of(new ObjectMapper().createObjectNode().put("QueryString", "SELECT 1"));
        var execution = Execution.queued("q1", request, StatementType.DML, "s3://results/", CLOCK.instant());
        execution.move(ExecutionState.RUNNING, CLOCK.instant());
        execution.setTrinoQueryId("20261122_150000_00001_abcde");
        ExecutionStore.open(directory).add(execution);
        var events = new ArrayList<JsonNode>();
        var s3 = new S3Access(NOBODY, "us-east-1", "local", "local-secret");

        // When
        AthenaServer.start(
                        new AthenaSettings(directory, 0, List.of(), s3),
                        GlueCatalog.open(directory.resolve("glue"), CLOCK),
                        new TrinoClient(NOBODY),
                        events::add,
                        CLOCK,
                        UUID::randomUUID)
                .close();

        // Then
        var recovered = ExecutionStore.open(directory).get("q1").shown();
        assertThat(recovered.at("/Status/State").asText()).isEqualTo("FAILED");
        assertThat(recovered.at("/Status/StateChangeReason").asText())
                .isEqualTo("GENERIC_INTERNAL_ERROR: The engine was lost while the query was RUNNING");
        assertThat(recovered.at("/Status/AthenaError/Retryable").asBoolean()).isTrue();
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.at("/detail/previousState").asText()).isEqualTo("RUNNING");
            assertThat(event.at("/detail/currentState").asText()).isEqualTo("FAILED");
            assertThat(event.at("/detail/sequenceNumber").asText()).isEqualTo("3");
        });
    }
}
