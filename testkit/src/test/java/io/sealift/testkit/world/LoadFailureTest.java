package io.sealift.testkit.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.core.engine.QueryEngine;
import io.sealift.core.engine.QueryRefusedException;
import io.sealift.core.ingest.StagingLayout;
import io.sealift.core.ledger.Attempt;
import io.sealift.core.ledger.Attempt.Progress;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.load.LoadEvent;
import io.sealift.core.load.ManifestRetry;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.StoreUnavailableException;
import io.sealift.testkit.fake.QueryPlan;
import io.sealift.testkit.fake.QueryPlan.TableFile;
import io.sealift.testkit.fault.Twisted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadFailureTest {
    private static final String DAY = "2026-11-22";
    private static final String YEARS_AGO = "2020-01-01";

    private final PipelineWorld world = new PipelineWorld();
    private final InvariantChecker checker = new InvariantChecker(world);

    @BeforeEach
    void seal() {
        // A load before this one, in the same day of the table, that nothing may touch.
        world.producer().land("before.json", DAY, 10);
        world.settleDown();
        world.producer().land("a.json", DAY, 3);
        world.producer().land("b.json", YEARS_AGO, 4);
        world.ingest();
    }

    @Test
    void shouldLoadWithoutHelpWhenEngineTookNoStatementForHours() {
        // Given
        Ports down = world.ports()
                .with(Twisted.port(QueryEngine.class, world.engine(), "start", (original, arguments) -> {
                    throw new StoreUnavailableException("Too many requests");
                }));
        for (int hour = 0; hour < 6; hour++) {
            world.sealAndSettle(down);
            world.clock().advance(Duration.ofMinutes(30));
            world.settle(down);
            world.clock().advance(Duration.ofMinutes(30));
        }
        // When
        world.settleDown();
        // Then
        assertThat(world.ledger().manifests().get(1).slices().getFirst().attempts())
                .hasSizeGreaterThan(3);
        checker.assertAllLoaded();
    }

    @Test
    void shouldWaitSweepAndTryAgainWithNewTokenWhenQueryFailsAndLeavesFiles() {
        // Given
        world.model().spoilNext(LoadFailureTest::failLeavingAll);
        world.sealAndSettle();
        world.engine().finishAll();
        assertThat(new TableView(world).rows()).isEqualTo(17);
        // When
        List<LoadEvent> seen = world.settle();
        world.clock().advance(world.settings().settlingTime().minusSeconds(1));
        List<LoadEvent> early = world.settle();
        // Then: it waits
        assertThat(seen)
                .extracting(Object::getClass)
                .containsExactly(LoadEvent.AttemptFailed.class, LoadEvent.Waiting.class);
        assertThat(early).singleElement().isInstanceOf(LoadEvent.Waiting.class);
        assertThat(world.engine().queryIds()).hasSize(2);
        // When
        world.clock().advance(Duration.ofSeconds(1));
        List<LoadEvent> swept = world.settle();
        // Then: it is swept and tried again
        assertThat(swept)
                .first()
                .isInstanceOfSatisfying(
                        LoadEvent.Swept.class,
                        event -> assertThat(event.orphans()).isEqualTo(2));
        assertThat(new TableView(world).rows()).isEqualTo(10);
        assertThat(world.store().keys(PipelineWorld.ARCHIVE, "orphans/")).hasSize(2);
        assertThat(last().slices().getFirst().attempts())
                .extracting(Attempt::token)
                .doesNotHaveDuplicates()
                .hasSize(2);
        settleAndCheck(17);
    }

    @Test
    void shouldVerifyAndNotSweepWhenFailedQueryTurnsBackToRunning() {
        // Given
        world.model().spoilNext(good -> QueryPlan.Fail.cleanly("Internal error"));
        world.sealAndSettle();
        world.engine().finishAll();
        world.settle();
        String query = world.engine().queryIds().getLast();
        world.engine()
                .replan(
                        query,
                        QueryPlan.Succeed.writing(List.of(
                                new TableFile(ModelEngine.file(query, DAY, 0), 3),
                                new TableFile(ModelEngine.file(query, YEARS_AGO, 0), 4))));
        world.clock().advance(world.settings().settlingTime());
        // When
        List<LoadEvent> events = world.settle();
        // Then
        assertThat(events).first().isInstanceOf(LoadEvent.Started.class);
        assertThat(world.engine().queryIds()).hasSize(2);
        settleAndCheck(17);
        assertThat(world.engine().queryIds()).hasSize(2);
    }

    @Test
    void shouldMoveOrphansAwayAndVerifyWhenEngineRetriedByItself() {
        // Given
        world.model()
                .spoilNext(good -> new QueryPlan.Succeed(
                        good.written(),
                        good.written().stream()
                                .map(file -> new TableFile(
                                        ModelEngine.file(
                                                "internal",
                                                file.location().key().substring(16, 26),
                                                0),
                                        2))
                                .toList(),
                        good.updateCount()));
        world.sealAndSettle();
        world.engine().finishAll();
        // When
        List<LoadEvent> events = world.settle();
        // Then
        assertThat(events).first().isInstanceOfSatisfying(LoadEvent.Verified.class, verified -> {
            assertThat(verified.rows()).isEqualTo(7);
            assertThat(verified.orphans()).isEqualTo(2);
        });
        settleAndCheck(17);
        assertThat(world.store().keys(PipelineWorld.ARCHIVE, "orphans/")).hasSize(2);
    }

    @Test
    void shouldStopManifestAndLoadTheNextWhenUpdateCountIsWrong() {
        // Given
        world.model().spoilNext(good -> new QueryPlan.Succeed(good.written(), List.of(), good.updateCount() - 1));
        world.sealAndSettle();
        world.producer().land("next.json", "2026-11-20", 5);
        world.ingest();
        world.sealAndSettle();
        world.engine().finishAll();
        world.settle();
        world.clock().advance(world.settings().settlingTime());
        // When
        List<LoadEvent> events = world.settle();
        // Then
        assertThat(events)
                .filteredOn(LoadEvent.Stopped.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        LoadEvent.Stopped.class,
                        stopped -> assertThat(stopped.reason())
                                .contains("validation counted 7 rows, but the engine reports 6 rows inserted"));
        assertThat(states()).contains(ManifestState.FAILED, ManifestState.LOADING);
        world.settleDown();
        checker.assertAtRest();
        assertThat(states())
                .containsExactly(
                        ManifestState.ARCHIVED, ManifestState.FAILED, ManifestState.ARCHIVED, ManifestState.OPEN);
        // And: what it wrote is out of the table, and kept under its own name
        assertThat(new TableView(world).rows()).isEqualTo(15);
        assertThat(world.store()
                        .keys(
                                PipelineWorld.ARCHIVE,
                                "orphans/manifest=" + stopped().id()))
                .hasSize(2);
    }

    @Test
    void shouldLoadWithAttemptsAnewWhenOperatorRetries() {
        // Given
        for (int attempt = 0; attempt < 3; attempt++) {
            world.model().spoilNext(LoadFailureTest::failLeavingAll);
        }
        world.settleDown();
        ManifestId stopped = stopped().id();
        // When
        List<ManifestRetry.Outcome> outcomes = world.operator().retryStopped(world.ports());
        world.model().spoilNext(LoadFailureTest::failLeavingAll);
        // Then
        assertThat(outcomes)
                .singleElement()
                .isInstanceOfSatisfying(
                        ManifestRetry.Outcome.Renewed.class,
                        renewed -> assertThat(renewed.slices()).isEqualTo(1));
        settleAndCheck(17);
        Manifest loaded = world.ledger().manifest(stopped).orElseThrow();
        assertThat(loaded.slices().getFirst().attempts()).hasSize(5);
        assertThat(loaded.note()).isEmpty();
    }

    @Test
    void shouldRefuseToRetryWhenManifestDidNotStop() {
        // Given
        ManifestRetry retry = new ManifestRetry(world.ledger(), world.clock());
        // When, Then
        assertThat(retry.retry(world.ledger().openManifest().orElseThrow().id()))
                .isEqualTo(new ManifestRetry.Outcome.NotStopped(ManifestState.OPEN));
        assertThat(retry.retry(new ManifestId("20200101T000000Z-00000000")))
                .isEqualTo(new ManifestRetry.Outcome.NoSuchManifest());
    }

    @Test
    void shouldStopManifestWhenFilesOfQueryHoldOtherRowsThanReported() {
        // Given
        world.model()
                .spoilNext(good -> new QueryPlan.Succeed(
                        Stream.of(
                                        good.written().stream(),
                                        Stream.of(new TableFile(ModelEngine.file("query-2", DAY, 1), 1)))
                                .flatMap(files -> files)
                                .toList(),
                        List.of(),
                        good.updateCount()));
        // When
        world.settleDown();
        // Then
        assertThat(stopped().note()).contains("the files of query query-2 hold 8 rows");
        checker.assertAtRest();
    }

    @Test
    void shouldKeepEverythingAndGoOnWithNextWhenAllAttemptsFail() {
        // Given
        for (int attempt = 0; attempt < 3; attempt++) {
            world.model().spoilNext(LoadFailureTest::failLeavingAll);
        }
        world.sealAndSettle();
        world.producer().land("next.json", DAY, 5);
        // When
        world.settleDown();
        // Then
        assertThat(stopped().note()).isEqualTo("Slice 0 failed 3 times, the last time: Simulated failure");
        assertThat(stopped().slices().getFirst().attempts())
                .extracting(Attempt::progress)
                .hasSize(3)
                .hasOnlyElementsOfType(Progress.Swept.class);
        assertThat(world.store()
                        .keys(
                                PipelineWorld.STAGING,
                                "staging/manifest=" + stopped().id()))
                .hasSize(2);
        checker.assertAtRest();
        assertThat(new TableView(world).rows()).isEqualTo(15);
    }

    @Test
    void shouldCountRefusalAsAttemptWhenEngineRefusesTheStatement() {
        // Given
        QueryEngine refusing = Twisted.port(QueryEngine.class, world.engine(), "start", (original, arguments) -> {
            throw new QueryRefusedException("No such table", new IOException("Simulated"));
        });
        // When
        List<LoadEvent> events = world.sealAndSettle(world.ports().with(refusing));
        // Then
        assertThat(events)
                .anySatisfy(event -> assertThat(event)
                        .isInstanceOfSatisfying(
                                LoadEvent.AttemptFailed.class,
                                failed -> assertThat(failed.reason())
                                        .isEqualTo("The engine refused the INSERT: No such table")));
        settleAndCheck(17);
        assertThat(world.engine().queryIds()).hasSize(2);
    }

    @Test
    void shouldLoadOthersBeforeItFailsWhenListOfOneManifestWasChangedByHand() {
        // Given
        Manifest damaged = world.ledger().openManifest().orElseThrow();
        ObjectLocation list = StagingLayout.sealedList(PipelineWorld.STAGING, damaged.id());
        world.store().put(list, "s3://staging/elsewhere.json\n".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(world::sealAndSettle)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is not the list of manifest %s".formatted(damaged.id()));
        world.producer().land("next.json", DAY, 5);
        world.ingest();
        // When
        assertThatThrownBy(world::sealAndSettle)
                .hasMessageContaining(damaged.id().value());
        world.engine().finishAll();
        assertThatThrownBy(world::settle).hasMessageContaining(damaged.id().value());
        // Then
        assertThat(states())
                .containsExactly(
                        ManifestState.ARCHIVED, ManifestState.SEALED, ManifestState.ARCHIVED, ManifestState.OPEN);
        assertThat(new TableView(world).rows()).isEqualTo(15);
        // And when it is restored
        world.store().remove(list);
        settleAndCheck(22);
    }

    private void settleAndCheck(long rows) {
        world.settleDown();
        checker.assertAllLoaded();
        assertThat(new TableView(world).rows()).isEqualTo(rows);
    }

    private Manifest last() {
        return world.ledger().manifests().reversed().stream()
                .filter(manifest -> manifest.state() != ManifestState.OPEN)
                .findFirst()
                .orElseThrow();
    }

    private Manifest stopped() {
        return world.ledger().manifests().stream()
                .filter(manifest -> manifest.state() == ManifestState.FAILED)
                .findFirst()
                .orElseThrow();
    }

    private List<ManifestState> states() {
        return world.ledger().manifests().stream().map(Manifest::state).toList();
    }

    private static QueryPlan failLeavingAll(QueryPlan.Succeed good) {
        return new QueryPlan.Fail("Simulated failure", good.written(), QueryPlan.Listing.ABSENT);
    }
}
