package io.sealift.proof.harness;

import static io.sealift.proof.harness.Scenarios.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.layout.Keys;
import io.sealift.core.ledger.Attempt;
import io.sealift.core.ledger.FailureCause;
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
import io.sealift.core.quarantine.DeadLetters;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.StoreUnavailableException;
import io.sealift.proof.fault.Twisted;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What goes wrong besides the queries themselves. */
class LoadTroubleTest extends LoadHarness {
    @Test
    void shouldStartNoMoreQueriesWhenPoisonCannotBeSetAside() {
        // Given
        poisoned("poison.json");
        Ports denied = harness.ports()
                .with(Twisted.port(DeadLetters.class, harness.deadLetters(), "send", (original, arguments) -> {
                    throw new StoreUnavailableException("SQS did not take the letter: AccessDenied");
                }));
        harness.sealAndLoad();
        rounds(denied, 12);
        int queries = harness.engine().queryIds().size();
        // When
        rounds(denied, 20);
        // Then
        assertThat(harness.engine().queryIds()).hasSize(queries);
        harness.settleDown();
        assertThat(table.rows()).isEqualTo(3);
    }

    @Test
    void shouldOnlyTryWhatIsStillThereWhenManifestIsRetriedAfterItWasArchived() {
        // Given: two files are set aside, and one is redriven
        poisoned("poison.json", "venom.json");
        harness.settleDown();
        List<Slice> aside = setAside();
        Optional<String> problem = new SetAsideRedrive(
                        harness.ledger(), harness.store(), PipelineHarness.KEYS, harness.clock())
                .redrive(aside.getFirst());
        // When
        ManifestRetry.Outcome outcome = new ManifestRetry(harness.ledger(), harness.clock())
                .retry(aside.getFirst().manifest());
        harness.model().takePoison();
        harness.settleDown();
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
        LoadScenarios.verified(harness);
        harness.handMade().remove(harness.handMade().below(Keys.LOADS).getFirst());
        byte[] rows = harness.store()
                .content(harness.handMade().below(Keys.LOADING).getFirst())
                .orElseThrow();
        harness.load();
        Attempt withdrawn = slices().getFirst().history().getFirst();
        // When: S3 completes a copy that was under way
        ObjectLocation partition = PipelineHarness.KEYS.partitionOf(DAY);
        ObjectLocation late = new ObjectLocation(
                partition.bucket(),
                Keys.publishedPrefix(partition, new LoadId(slices().getFirst().manifest(), 0, withdrawn.number()))
                        + "0.parquet");
        harness.store().put(late, rows);
        harness.settleDown();
        // Then
        assertThat(withdrawn.cause()).isEqualTo(FailureCause.WITHDRAWN);
        assertThat(harness.store().head(late)).isEmpty();
        assertThat(table.rows()).isEqualTo(10);
    }

    @Test
    void shouldLeaveRowsOfFileThatIsBeingReadWhenItsManifestIsArchived() {
        // Given
        harness.producer().land("a.json", DAY, 3);
        harness.ingest();
        Manifest open = harness.ledger().openManifest().orElseThrow();
        ObjectLocation unnamed =
                new ObjectLocation(PipelineHarness.STAGING, Keys.staged(open.id()) + "rows/being-written-1-0.json.gz");
        harness.sealAndLoad();
        harness.store().put(unnamed, new byte[] {1});
        harness.queriesEnded(harness.ports(), harness.endQueries());
        // When
        boolean wasLeft = harness.store().head(unnamed).isPresent();
        harness.cleanUp();
        // Then
        assertThat(harness.ledger().manifests().getFirst().state()).isEqualTo(ManifestState.ARCHIVED);
        assertThat(wasLeft).isTrue();
        assertThat(harness.store().head(unnamed)).isEmpty();
    }

    @Test
    void shouldTellHowLongItWaitsAndLoadTheRestWhenSealingFails() {
        // Given
        harness.producer().land("a.json", DAY, 3);
        harness.ingest();
        harness.sealAndLoad();
        harness.producer().land("b.json", DAY, 2);
        harness.ingest();
        harness.endQueries();
        harness.clock().advance(Duration.ofHours(3));
        Ports broken = harness.ports()
                .with(Twisted.port(Ledger.class, harness.ledger(), "openManifest", (original, arguments) -> {
                    throw new StoreUnavailableException("DynamoDB did not answer");
                }));
        // When
        LoadResult result = harness.loader(broken).sealAndLoad(harness.timeLeft(), _ -> {});
        // Then
        assertThat(result.failures()).isNotEmpty();
        assertThat(table.rows()).isEqualTo(3);
        assertThat(result.status().oldestLoaded()).isZero();
        harness.settleDown();
        assertThat(table.rows()).isEqualTo(5);
    }

    @Test
    void shouldTellHowLongLoadedManifestWaitsWhenItCannotBeArchived() {
        // Given
        harness.producer().land("a.json", DAY, 3);
        harness.ingest();
        harness.sealAndLoad();
        harness.endQueries();
        Ports denied = harness.ports()
                .with(Twisted.port(ObjectStore.class, harness.store(), "copy", (original, arguments) -> {
                    throw new StoreUnavailableException("S3 did not copy: Access Denied");
                }));
        harness.load(denied);
        harness.clock().advance(Duration.ofHours(4));
        // When
        LoadResult result = harness.loader(denied).load(harness.timeLeft(), _ -> {});
        // Then
        assertThat(table.rows()).isEqualTo(3);
        assertThat(result.status().oldestLoaded()).isEqualTo(Duration.ofHours(4));
        harness.settleDown();
    }

    @Test
    void shouldStartFreshHourBeforeTheNextSliceOfBackfillWhenOneLoadRunsAtATime() {
        // Given: one of five slices is loaded
        harness.loadBy(LoadSettings.standard(PipelineHarness.KEYS)
                .withLoadsAtOnceMax(1)
                .withSetAsideMax(5));
        SortedMap<String, Long> wide = new TreeMap<>();
        for (int day = 0; day < 450; day++) {
            wide.put(LocalDate.parse("2020-01-01").plusDays(day).toString(), 1L);
        }
        harness.producer().land("backfill.json", wide);
        harness.ingest();
        harness.sealAndLoad();
        harness.clock().advance(Duration.ofHours(1));
        harness.producer().land("fresh.json", DAY, 3);
        harness.ingest();
        // When
        harness.endQueries();
        harness.sealAndLoad();
        // Then
        assertThat(harness.model().load(harness.engine().queryIds().getLast()).manifest())
                .isNotEqualTo(harness.model()
                        .load(harness.engine().queryIds().getFirst())
                        .manifest());
        harness.settleDown();
    }

    private void rounds(Ports ports, int count) {
        for (int round = 0; round < count; round++) {
            harness.queriesEnded(ports, harness.endQueries());
            harness.clock().advance(Duration.ofMinutes(5));
            harness.load(ports);
        }
    }

    private void poisoned(String... keys) {
        harness.producer().land("good.json", DAY, 3);
        for (String key : keys) {
            harness.producer().landPoison(key, DAY, 2);
        }
        harness.ingest();
    }

    private List<Slice> slices() {
        return harness.ledger().slicesOf(harness.ledger().manifests().getFirst().id());
    }

    private List<Slice> setAside() {
        return slices().stream()
                .filter(slice -> slice.state() instanceof SliceState.SetAside)
                .toList();
    }
}
