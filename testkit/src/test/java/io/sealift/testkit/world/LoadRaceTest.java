package io.sealift.testkit.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.core.engine.QueryEngine;
import io.sealift.core.engine.QueryRefusedException;
import io.sealift.core.load.LoadEvent;
import io.sealift.core.object.ObjectStore;
import io.sealift.core.object.StoreUnavailableException;
import io.sealift.testkit.fake.QueryPlan;
import io.sealift.testkit.fault.SimulatedCrash;
import io.sealift.testkit.fault.Twisted;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadRaceTest {
    private static final String DAY = "2026-11-22";
    private static final int CHANGES_OF_START = 5;

    private final PipelineWorld world = new PipelineWorld();
    private final InvariantChecker checker = new InvariantChecker(world);

    @BeforeEach
    void ingest() {
        world.producer().land("a.json", DAY, 3);
        world.producer().land("b.json", "2026-11-21", 4);
        world.ingest();
    }

    @Test
    void shouldStartOneQueryWhenTwoLoadersMeetAtAnyChange() {
        for (int change = 0; change < CHANGES_OF_START; change++) {
            // Given: another loader that acts just before this change of the first
            PipelineWorld racing = new PipelineWorld();
            racing.producer().land("a.json", DAY, 3);
            racing.ingest();
            IntStream.range(0, change).forEach(skipped -> racing.ledger().beforeNextChange(() -> {}));
            AtomicBoolean met = new AtomicBoolean();
            racing.ledger().beforeNextChange(() -> {
                met.set(true);
                racing.sealAndSettle();
            });
            // When
            racing.sealAndSettle();
            // Then
            assertThat(met).as("change %d was made", change).isTrue();
            assertThat(racing.engine().queryIds()).hasSize(1);
            racing.settleDown();
            new InvariantChecker(racing).assertAllLoaded();
            assertThat(new TableView(racing).rows()).isEqualTo(3);
        }
    }

    @Test
    void shouldStartOneQueryWhenLoaderDiesBetweenRecordAndStart() {
        // Given
        QueryEngine deadly = Twisted.port(QueryEngine.class, world.engine(), "start", (original, arguments) -> {
            throw new SimulatedCrash("before the start");
        });
        crash(world.ports().with(deadly));
        assertThat(world.engine().queryIds()).isEmpty();
        // When
        world.settle();
        // Then
        assertThat(world.engine().queryIds()).hasSize(1);
        settleAndCheck();
        assertThat(world.engine().queryIds()).hasSize(1);
    }

    @Test
    void shouldStartOneQueryWhenLoaderDiesBetweenStartAndNote() {
        // Given
        crash(world.ports().with(dyingAfterStart()));
        assertThat(world.engine().queryIds()).hasSize(1);
        // When
        world.settle();
        // Then
        settleAndCheck();
        assertThat(world.engine().queryIds()).hasSize(1);
    }

    @Test
    void shouldFindQueryInHistoryWhenTokenMayBeForgotten() {
        // Given
        crash(world.ports().with(dyingAfterStart()));
        world.engine().forgetTokens();
        world.clock().advance(world.settings().startWindow());
        // When
        List<LoadEvent> events = world.settle();
        // Then
        assertThat(events)
                .first()
                .isInstanceOfSatisfying(
                        LoadEvent.Started.class,
                        started -> assertThat(started.queryId()).isEqualTo("query-1"));
        settleAndCheck();
        assertThat(world.engine().queryIds()).hasSize(1);
    }

    @Test
    void shouldTryAgainWhenAttemptWasNeverStartedAndItsWindowIsOver() {
        // Given
        QueryEngine deadly = Twisted.port(QueryEngine.class, world.engine(), "start", (original, arguments) -> {
            throw new SimulatedCrash("before the start");
        });
        crash(world.ports().with(deadly));
        world.clock().advance(world.settings().startWindow());
        // When
        List<LoadEvent> events = world.settle();
        // Then
        assertThat(events).first().isInstanceOf(LoadEvent.AttemptFailed.class);
        settleAndCheck();
        assertThat(world.engine().queryIds()).hasSize(1);
    }

    @Test
    void shouldNotStartSecondQueryWhenFirstOneStartsAsItsWindowCloses() {
        // Given: a run whose start reaches the engine only after another run searched the history in vain
        crash(world.ports().with(Twisted.port(QueryEngine.class, world.engine(), "start", (original, arguments) -> {
            throw new SimulatedCrash("before the start");
        })));
        world.clock().advance(world.settings().startWindow().minusSeconds(10));
        QueryEngine slow = Twisted.port(QueryEngine.class, world.engine(), "start", (original, arguments) -> {
            world.clock().advance(Duration.ofSeconds(20));
            world.settle();
            return original.call(arguments);
        });
        // When
        world.settle(world.ports().with(slow));
        world.clock().advance(world.settings().settlingTime());
        world.settle();
        // Then
        assertThat(world.engine().queryIds()).hasSize(1);
        settleAndCheck();
    }

    @Test
    void shouldNotStartSecondQueryWhenEngineRefusesWhatItStartedBefore() {
        // Given
        crash(world.ports().with(dyingAfterStart()));
        QueryEngine closed = Twisted.port(QueryEngine.class, world.engine(), "start", (original, arguments) -> {
            throw new QueryRefusedException("The workgroup is disabled", new IOException("Simulated"));
        });
        // When
        world.settle(world.ports().with(closed));
        world.clock().advance(world.settings().settlingTime());
        world.settle();
        // Then
        assertThat(world.engine().queryIds()).hasSize(1);
        settleAndCheck();
    }

    @Test
    void shouldHoldManifestAndArchiveOthersWhenEngineIsDown() {
        // Given
        world.sealAndSettle();
        world.engine().finishAll();
        QueryEngine down = Twisted.port(QueryEngine.class, world.engine(), "status", (original, arguments) -> {
            throw new StoreUnavailableException("The test took the engine down", new IOException("Simulated"));
        });
        // When
        List<LoadEvent> events = world.settle(world.ports().with(down));
        // Then
        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        LoadEvent.Waiting.class,
                        waiting -> assertThat(waiting.reason()).contains("The test took the engine down"));
        settleAndCheck();
    }

    @Test
    void shouldLeaveNextLoadAloneWhenVerificationIsOvertaken() {
        // Given: a query that ended well, whose verification stalls as it is about to look into the table
        world.sealAndSettle();
        world.engine().finishAll();
        world.producer().land("next.json", DAY, 5);
        world.ingest();
        // When, Then
        overtakeAtListing();
    }

    @Test
    void shouldLeaveNextAttemptAloneWhenSweepIsOvertaken() {
        // Given: a failed attempt whose sweep stalls as it is about to look into the table
        world.model()
                .spoilNext(good -> new QueryPlan.Fail("Simulated failure", good.written(), QueryPlan.Listing.ABSENT));
        world.sealAndSettle();
        world.engine().finishAll();
        world.settle();
        world.clock().advance(world.settings().settlingTime());
        // When, Then
        overtakeAtListing();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1})
    void shouldSweepAllWhenClocksDifferAsFarAsTheyMay(long sign) {
        // Given: the bucket counts whole seconds, the ledger does not
        Duration most = world.settings().clockSkewMax();
        PipelineWorld skewed = new PipelineWorld(most.multipliedBy(sign));
        skewed.clock().advance(Duration.ofMillis(1_999));
        skewed.producer().land("before.json", DAY, 10);
        skewed.settleDown();
        skewed.producer().land("a.json", DAY, 3);
        skewed.ingest();
        skewed.model().spoilNext(Scenarios::failLeavingAll);
        skewed.sealAndSettle();
        skewed.engine().finishAll();
        assertThat(new TableView(skewed).rows()).isEqualTo(13);
        // When
        skewed.settleDown();
        // Then
        new InvariantChecker(skewed).assertAllLoaded();
        assertThat(skewed.store().keys(PipelineWorld.ARCHIVE, "orphans/")).hasSize(1);
    }

    private void overtakeAtListing() {
        AtomicBoolean overtaken = new AtomicBoolean();
        ObjectStore stalling = Twisted.port(ObjectStore.class, world.store(), "list", (original, arguments) -> {
            if (arguments[0].equals(PipelineWorld.PROCESSED) && overtaken.compareAndSet(false, true)) {
                // Another run does the same, and the query after it writes its files.
                world.sealAndSettle();
                world.engine().finishAll();
                world.settle();
            }
            return original.call(arguments);
        });
        world.settle(world.ports().with(stalling));
        assertThat(overtaken).isTrue();
        checker.assertSafe();
        settleAndCheck();
    }

    private void settleAndCheck() {
        world.settleDown();
        checker.assertAllLoaded();
    }

    private void crash(Ports ports) {
        assertThatThrownBy(() -> world.sealAndSettle(ports)).isInstanceOf(SimulatedCrash.class);
        checker.assertSafe();
    }

    private QueryEngine dyingAfterStart() {
        return Twisted.port(QueryEngine.class, world.engine(), "start", (original, arguments) -> {
            original.call(arguments);
            throw new SimulatedCrash("after the start");
        });
    }
}
