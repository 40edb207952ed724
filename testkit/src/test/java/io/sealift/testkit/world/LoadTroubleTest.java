package io.sealift.testkit.world;

import static io.sealift.testkit.world.Scenarios.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.engine.FailureCause;
import io.sealift.core.layout.Keys;
import io.sealift.core.ledger.Attempt;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.LoadId;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Slice;
import io.sealift.core.ledger.SliceState;
import io.sealift.core.load.LoadResult;
import io.sealift.core.load.LoadSettings;
import io.sealift.core.load.ManifestRetry;
import io.sealift.core.load.SetAsideRedrive;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.ObjectStore;
import io.sealift.core.object.StoreUnavailableException;
import io.sealift.core.refusal.DeadLetters;
import io.sealift.core.seal.SealLimits;
import io.sealift.testkit.fault.Twisted;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What goes wrong besides the queries themselves. */
class LoadTroubleTest extends LoadWorld {
    @Test
    void shouldStartNoMoreQueriesWhenPoisonCannotBeSetAside() {
        // Given
        poisoned("poison.json");
        Ports denied = world.ports()
                .with(Twisted.port(DeadLetters.class, world.deadLetters(), "send", (original, arguments) -> {
                    throw new StoreUnavailableException("SQS did not take the letter: AccessDenied");
                }));
        world.sealAndLoad();
        rounds(denied, 12);
        int queries = world.engine().queryIds().size();
        // When
        rounds(denied, 20);
        // Then
        assertThat(world.engine().queryIds()).hasSize(queries);
        world.settleDown();
        assertThat(table.rows()).isEqualTo(3);
    }

    @Test
    void shouldOnlyTryWhatIsStillThereWhenManifestIsRetriedAfterItWasArchived() {
        // Given: two files set aside, one of which was redriven
        poisoned("poison.json", "venom.json");
        world.settleDown();
        List<Slice> aside = setAside();
        Optional<String> problem = new SetAsideRedrive(world.ledger(), world.store(), PipelineWorld.KEYS, world.clock())
                .redrive(aside.getFirst());
        // When
        ManifestRetry.Outcome outcome = new ManifestRetry(world.ledger(), world.clock())
                .retry(aside.getFirst().manifest());
        world.model().takePoison();
        world.settleDown();
        // Then
        assertThat(problem).isEmpty();
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ManifestRetry.Outcome.Renewed.class,
                        renewed -> assertThat(renewed.slices()).isEqualTo(1));
        assertThat(setAside()).containsExactly(aside.getLast());
        assertThat(table.rows()).isEqualTo(5);
    }

    @Test
    void shouldRemoveCopyFromTheTableWhenItEndedAfterItsLoadWasTakenBack() {
        // Given
        LoadScenarios.verified(world);
        world.handMade().remove(world.handMade().below(Keys.LOADS).getFirst());
        byte[] rows = world.store()
                .content(world.handMade().below(Keys.LOADING).getFirst())
                .orElseThrow();
        world.load();
        Attempt withdrawn = slices().getFirst().history().getFirst();
        // When: S3 completes a copy that was under way
        ObjectLocation partition = PipelineWorld.KEYS.partitionOf(DAY);
        ObjectLocation late = new ObjectLocation(
                partition.bucket(),
                Keys.publishedPrefix(partition, new LoadId(slices().getFirst().manifest(), 0, withdrawn.number()))
                        + "0.parquet");
        world.store().put(late, rows);
        world.settleDown();
        // Then
        assertThat(withdrawn.cause()).isEqualTo(FailureCause.WITHDRAWN);
        assertThat(world.store().head(late)).isEmpty();
        assertThat(table.rows()).isEqualTo(10);
    }

    @Test
    void shouldLeaveRowsOfFileThatIsBeingReadWhenItsManifestIsArchived() {
        // Given
        world.producer().land("a.json", DAY, 3);
        world.ingest();
        Manifest open = world.ledger().openManifest().orElseThrow();
        ObjectLocation unnamed =
                new ObjectLocation(PipelineWorld.STAGING, Keys.staged(open.id()) + "rows/being-written-1-0.json.gz");
        world.sealAndLoad();
        world.store().put(unnamed, new byte[] {1});
        world.queriesEnded(world.ports(), world.endQueries());
        // When
        boolean wasLeft = world.store().head(unnamed).isPresent();
        world.cleanUp();
        // Then
        assertThat(world.ledger().manifests().getFirst().state()).isEqualTo(ManifestState.ARCHIVED);
        assertThat(wasLeft).isTrue();
        assertThat(world.store().head(unnamed)).isEmpty();
    }

    @Test
    void shouldTellHowLongItWaitsAndLoadTheRestWhenSealingFails() {
        // Given
        world.producer().land("a.json", DAY, 3);
        world.ingest();
        world.sealAndLoad();
        world.producer().land("b.json", DAY, 2);
        world.ingest();
        world.endQueries();
        world.clock().advance(Duration.ofHours(3));
        Ports broken = world.ports()
                .with(Twisted.port(Ledger.class, world.ledger(), "openManifest", (original, arguments) -> {
                    throw new StoreUnavailableException("DynamoDB did not answer");
                }));
        // When
        LoadResult result = world.loader(broken).sealAndLoad(world.timeLeft(), _ -> {});
        // Then
        assertThat(result.failures()).isNotEmpty();
        assertThat(table.rows()).isEqualTo(3);
        assertThat(result.status().oldestLoaded()).isZero();
        world.settleDown();
        assertThat(table.rows()).isEqualTo(5);
    }

    @Test
    void shouldTellHowLongLoadedManifestWaitsWhenItCannotBeArchived() {
        // Given
        world.producer().land("a.json", DAY, 3);
        world.ingest();
        world.sealAndLoad();
        world.endQueries();
        Ports denied = world.ports()
                .with(Twisted.port(ObjectStore.class, world.store(), "copy", (original, arguments) -> {
                    throw new StoreUnavailableException("S3 did not copy: Access Denied");
                }));
        world.load(denied);
        world.clock().advance(Duration.ofHours(4));
        // When
        LoadResult result = world.loader(denied).load(world.timeLeft(), _ -> {});
        // Then
        assertThat(table.rows()).isEqualTo(3);
        assertThat(result.status().oldestLoaded()).isEqualTo(Duration.ofHours(4));
        world.settleDown();
    }

    @Test
    void shouldStartFreshHourBeforeTheNextSliceOfBackfillWhenOneLoadRunsAtATime() {
        // Given: five slices, one of which is loaded
        world.loadBy(new LoadSettings(PipelineWorld.KEYS, SealLimits.STANDARD, 1, 5));
        SortedMap<String, Long> wide = new TreeMap<>();
        for (int day = 0; day < 450; day++) {
            wide.put(LocalDate.parse("2020-01-01").plusDays(day).toString(), 1L);
        }
        world.producer().land("backfill.json", wide);
        world.ingest();
        world.sealAndLoad();
        world.clock().advance(Duration.ofHours(1));
        world.producer().land("fresh.json", DAY, 3);
        world.ingest();
        // When
        world.endQueries();
        world.sealAndLoad();
        // Then
        assertThat(world.model().load(world.engine().queryIds().getLast()).manifest())
                .isNotEqualTo(
                        world.model().load(world.engine().queryIds().getFirst()).manifest());
        world.settleDown();
    }

    private void rounds(Ports ports, int count) {
        for (int round = 0; round < count; round++) {
            world.queriesEnded(ports, world.endQueries());
            world.clock().advance(Duration.ofMinutes(5));
            world.load(ports);
        }
    }

    private void poisoned(String... keys) {
        world.producer().land("good.json", DAY, 3);
        for (String key : keys) {
            world.producer().landPoison(key, DAY, 2);
        }
        world.ingest();
    }

    private List<Slice> slices() {
        return world.ledger().slicesOf(world.ledger().manifests().getFirst().id());
    }

    private List<Slice> setAside() {
        return slices().stream()
                .filter(slice -> slice.state() instanceof SliceState.SetAside)
                .toList();
    }
}
