package io.sealift.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import io.sealift.aws.client.CallFailures;
import io.sealift.core.backfill.BackfillWindow;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.load.StrayScan;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectVersion;
import io.sealift.proof.harness.PipelineHarness;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadHandlerTest {
    private final PipelineHarness harness = new PipelineHarness();
    private final LoadHandler handler = new LoadHandler(new LoadWiring(
            harness.loader(harness.ports()),
            harness.backfill(harness.ports()),
            new StrayScan(harness.store(), PipelineHarness.KEYS),
            new LoadReporter(new CallFailures())));

    @Test
    void shouldTellTheQueueOfMissedFilesAndNotLoadWhenAskedToBackfill() {
        // Given
        harness.producer().land("told.json", "2026-11-22", 2);
        harness.ingest();
        ObjectVersion missed = harness.producer().landUntold("missed.json", "2026-11-22", 3);
        harness.clock().advance(BackfillWindow.MARGIN);

        // When
        List<?> answer = steps(handler.handleRequest(Map.of("action", "backfill"), context()));

        // Then
        assertThat(answer).hasSize(2);
        assertThat(answer.getFirst())
                .asString()
                .contains("enqueued=1", missed.location().uri());
        harness.ingest();
        assertThat(harness.ledger().files())
                .extracting(file -> file.source().location())
                .contains(missed.location());
        assertThat(harness.ledger().manifests()).allMatch(manifest -> manifest.state() == ManifestState.OPEN);
    }

    @Test
    void shouldSealAndStartWhenTheHourIsOver() {
        // Given
        harness.producer().land("told.json", "2026-11-22", 2);
        harness.ingest();

        // When
        List<?> answer = steps(handler.handleRequest(Map.of("action", "tick"), context()));

        // Then
        assertThat(answer).first().asString().startsWith("Sealed");
        assertThat(harness.ledger().unfinished())
                .singleElement()
                .satisfies(manifest -> assertThat(manifest.state()).isEqualTo(ManifestState.LOADING));
    }

    @Test
    void shouldTellOfObjectsInTheTableThatNoLoadPublished() {
        // Given
        ObjectLocation stray = new ObjectLocation("processed", "partitioned/day=2026-11-22/somebody-elses.parquet");
        harness.store().put(stray, new byte[] {1});
        harness.store()
                .put(
                        new ObjectLocation(
                                "processed", "partitioned/day=2026-11-22/20261122T150000Z-9f8e7d6c-0-1-0.parquet"),
                        new byte[] {2});

        // When
        List<?> answer = steps(handler.handleRequest(Map.of("action", "backfill"), context()));

        // Then
        assertThat(answer.getLast()).asString().contains("looked=2, strays=1", stray.uri());
        assertThat(harness.store().head(stray)).isPresent();
    }

    private static List<?> steps(Map<String, Object> answer) {
        assertThat(answer.get("batchItemFailures")).isEqualTo(List.of());
        return (List<?>) answer.getOrDefault("steps", List.of());
    }

    /** A context with a minute left. */
    private static Context context() {
        return (Context) Proxy.newProxyInstance(
                LoadHandlerTest.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (self, method, arguments) -> method.getReturnType() == int.class ? (Object) 60_000 : "load");
    }
}
