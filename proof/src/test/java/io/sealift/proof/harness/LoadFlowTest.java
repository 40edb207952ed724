package io.sealift.proof.harness;

import static io.sealift.proof.harness.Scenarios.DAY;
import static io.sealift.proof.harness.Scenarios.OTHER_DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.layout.Keys;
import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.FailureCause;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Slice;
import io.sealift.core.ledger.SliceState;
import io.sealift.core.load.LoadEvent;
import io.sealift.core.load.LoadSettings;
import io.sealift.core.query.PartitionCatalog;
import io.sealift.core.query.QueryStatus;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore;
import io.sealift.fakes.QueryPlan;
import io.sealift.fakes.StartFault;
import io.sealift.proof.fault.Twisted;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class LoadFlowTest extends LoadHarness {
    @Test
    void shouldPublishEveryRowOnceAndArchiveWhenHourHasFiles() {
        // Given
        harness.producer().land("a.json", DAY, 6);
        harness.producer().land("b.json.gz", OTHER_DAY, 4);
        harness.ingest();
        // When
        harness.sealAndLoad();
        List<LoadEvent> events = harness.queriesEnded(harness.ports(), harness.endQueries());
        // Then
        assertThat(events).hasAtLeastOneElementOfType(LoadEvent.Published.class);
        assertThat(events.getLast()).isInstanceOf(LoadEvent.Archived.class);
        assertThat(table.rowsPerDay()).isEqualTo(new TreeMap<>(Map.of(DAY, 6L, OTHER_DAY, 4L)));
        assertThat(harness.handMade().below(Keys.LOADING)).isEmpty();
    }

    @Test
    void shouldPublishEachSliceWhenFileHasMoreDaysThanOneInsertMayWrite() {
        // Given
        SortedMap<String, Long> rows = new TreeMap<>();
        for (int day = 0; day < 150; day++) {
            rows.put(LocalDate.parse("2020-01-01").plusDays(day).toString(), 1L);
        }
        harness.producer().land("wide.json", rows);
        // When
        harness.settleDown();
        // Then
        assertThat(harness.engine().queryIds()).hasSizeGreaterThan(1);
        assertThat(table.rowsPerDay()).isEqualTo(rows);
    }

    @Test
    void shouldPublishOneAttemptWhenFailedQueryWakesUpHoursLater() {
        // Given
        started(good -> LoadScenarios.failLeavingAll(good));
        harness.endQueries();
        harness.load();
        harness.clock().advance(Duration.ofHours(3));
        harness.load();
        harness.endQueries();
        // When: the first one runs again during the audit of the second
        String first = harness.engine().queryIds().getFirst();
        harness.engine().replan(first, harness.model().again(first));
        harness.endQueries();
        harness.settleDown();
        // Then
        assertThat(harness.engine().status(first)).isInstanceOf(QueryStatus.Succeeded.class);
        assertThat(table.rows()).isEqualTo(10);
        assertThat(onlySlice().attempts()).isEqualTo(2);
    }

    @Test
    void shouldNotRecordPublishedWhenAnotherRunTookTheLoadBackMeanwhile() {
        // Given: a publisher sleeps once all is copied, and a run that withdraws dies before its last change
        LoadScenarios.verified(harness);
        Ports dying = harness.ports()
                .with(Twisted.port(
                        Ledger.class,
                        harness.ledger(),
                        "update",
                        (original, arguments) ->
                                arguments[0] instanceof Slice slice && slice.state() instanceof SliceState.Waiting
                                        ? new CommitOutcome.Unknown("lost")
                                        : original.call(arguments)));
        Ports sleeping = harness.ports()
                .with(Twisted.port(PartitionCatalog.class, harness.catalog(), "register", (original, arguments) -> {
                    harness.handMade()
                            .remove(harness.handMade().below(Keys.LOADS).getFirst());
                    harness.load(dying);
                    return original.call(arguments);
                }));
        // When
        harness.load(sleeping);
        harness.settleDown();
        // Then
        assertThat(table.rows()).isEqualTo(10);
        assertThat(onlySlice().attempts()).isEqualTo(2);
    }

    @Test
    void shouldLeaveNoCopyBehindWhenPartitionIsRegisteredElsewhereAfterFilesWereCopied() {
        // Given
        LoadScenarios.verified(harness);
        ObjectLocation elsewhere =
                new ObjectLocation(PipelineHarness.PROCESSED, "partitioned/elsewhere/day=" + DAY + "/");
        Ports late = harness.ports()
                .with(Twisted.port(PartitionCatalog.class, harness.catalog(), "register", (original, arguments) -> {
                    harness.catalog().put(DAY, elsewhere);
                    return original.call(arguments);
                }));
        // When
        harness.load(late);
        harness.settleDown();
        // Then
        assertThat(table.rows()).isEqualTo(10);
        assertThat(harness.store()
                        .keys(
                                PipelineHarness.PROCESSED,
                                PipelineHarness.KEYS.partitionOf(DAY).key()))
                .isEmpty();
    }

    @Test
    void shouldPublishOneAttemptWhenReplyOfStartIsLostAndTokenForgotten() {
        // Given: both sends start a query, and neither reports it
        harness.engine().disturbStarts(_ -> {
            harness.engine().forgetTokens();
            return Optional.of(new StartFault.LoseReply());
        });
        started(good -> good);
        harness.engine().disturbStarts(_ -> Optional.empty());
        // When
        harness.settleDown();
        // Then
        assertThat(harness.engine().queryIds()).hasSize(3);
        assertThat(table.rows()).isEqualTo(10);
    }

    @Test
    void shouldBelieveDataManifestWhenEngineTriedTwiceByItself() {
        // Given
        started(good -> good.beside(LoadScenarios.renamed(good, "_first_try")));
        // When
        harness.settleDown();
        // Then
        assertThat(table.rows()).isEqualTo(10);
        assertThat(onlySlice().attempts()).isEqualTo(1);
    }

    @Test
    void shouldTryAgainWhenRowsAreOnOtherDaysThoughTheirNumberIsRight() {
        // Given
        started(LoadScenarios::onWrongDays);
        // When
        harness.settleDown();
        // Then
        assertThat(onlySlice().history())
                .singleElement()
                .satisfies(attempt -> assertThat(attempt.cause()).isEqualTo(FailureCause.AUDIT));
        assertThat(table.rows()).isEqualTo(10);
    }

    @Test
    void shouldWithdrawAndLoadAgainWhenFileIsGoneBeforeItIsPublished() {
        // Given
        started(good -> good);
        harness.endQueries();
        Ports ports = harness.ports();
        // When: somebody removes a file right before the first copy
        List<LoadEvent> events = harness.load(ports.with(Twisted.port(
                ObjectStore.class, ports.store(), "copyNew", (original, arguments) -> {
                    Object outcome = original.call(arguments);
                    List<ObjectLocation> files = harness.handMade().below(Keys.LOADING);
                    files.reversed().stream().limit(1).forEach(harness.handMade()::remove);
                    return outcome;
                })));
        // Then
        assertThat(events).hasAtLeastOneElementOfType(LoadEvent.Withdrawn.class);
        assertThat(table.objects()).isEmpty();
        harness.settleDown();
        assertThat(table.rows()).isEqualTo(10);
    }

    @Test
    void shouldPublishWhereCatalogHasThePartition() {
        // Given
        ObjectLocation moved =
                new ObjectLocation(PipelineHarness.PROCESSED, "partitioned/moved/day=%s/".formatted(DAY));
        harness.catalog().put(DAY, moved);
        started(good -> good);
        // When
        harness.settleDown();
        // Then
        assertThat(harness.store().keys(moved.bucket(), moved.key())).isNotEmpty();
        assertThat(table.rows()).isEqualTo(10);
    }

    @Test
    void shouldSetOnlyPoisonAsideAndLoadTheRestWhenOneFileFailsOnItsData() {
        // Given
        poisoned();
        // When
        harness.settleDown();
        // Then
        assertThat(table.rows()).isEqualTo(7);
        assertThat(harness.deadLetters().sent()).isNotEmpty();
        assertThat(harness.ledger().manifests().getFirst().state()).isEqualTo(ManifestState.ARCHIVED);
    }

    @Test
    void shouldLoadRowsWhenTheyAreRedrivenAfterTheTableWasChanged() {
        // Given
        poisoned();
        harness.settleDown();
        harness.model().takePoison();
        // When
        List<String> problems = harness.operator().redriveRows(harness.ports());
        harness.settleDown();
        // Then
        assertThat(problems).isEmpty();
        assertThat(table.rows()).isEqualTo(9);
    }

    @Test
    void shouldLeaveNoRedrivenRowsBehindWhenManifestIsDoneMeanwhile() {
        // Given
        poisoned();
        harness.settleDown();
        harness.model().takePoison();
        Ports ports = harness.ports();
        // When: others find the manifest done just before the slice is added
        Ledger slow = Twisted.port(Ledger.class, ports.ledger(), "divide", (original, arguments) -> {
            harness.settleDown();
            return original.call(arguments);
        });
        List<String> problems = harness.operator().redriveRows(ports.with(slow));
        harness.settleDown();
        // Then
        assertThat(problems).isEmpty();
        assertThat(table.rows()).isEqualTo(9);
    }

    @Test
    void shouldStopAndGoOnByOneCommandWhenTooMuchIsSetAside() {
        // Given
        harness.loadBy(LoadSettings.standard(PipelineHarness.KEYS).withSetAsideMax(0));
        poisoned();
        harness.settleDown();
        assertThat(harness.ledger().manifests().getFirst().state()).isEqualTo(ManifestState.FAILED);
        assertThat(harness.ledger().manifests().getFirst().note()).contains("sealift retry");
        harness.model().takePoison();
        // When
        harness.operator().retryStopped(harness.ports());
        harness.settleDown();
        // Then
        assertThat(table.rows()).isEqualTo(9);
    }

    @Test
    void shouldProbeWithOneQueryAndGoOnByItselfWhenEngineWasDown() {
        // Given
        int[] starts = new int[1];
        harness.engine().disturbStarts(_ -> {
            starts[0]++;
            return Optional.of(new StartFault.Refuse("Not authorized", FailureCause.ACCESS_DENIED));
        });
        started(good -> good);
        // When: a day of ticks, one every five minutes
        for (int tick = 0; tick < 288; tick++) {
            harness.clock().advance(Duration.ofMinutes(5));
            harness.load();
        }
        harness.engine().disturbStarts(_ -> Optional.empty());
        harness.settleDown();
        // Then
        assertThat(starts[0]).isBetween(20, 35);
        assertThat(table.rows()).isEqualTo(10);
    }

    private void started(Function<QueryPlan.Succeed, QueryPlan> spoiler) {
        harness.producer().land("a.json", DAY, 6);
        harness.producer().land("b.json", OTHER_DAY, 4);
        harness.ingest();
        harness.model().spoilNext(spoiler);
        harness.sealAndLoad();
    }

    private void poisoned() {
        harness.producer().land("good.json", DAY, 3);
        harness.producer().landPoison("poison.json", DAY, 2);
        harness.producer().land("other.json", OTHER_DAY, 4);
        harness.ingest();
    }

    private Slice onlySlice() {
        Manifest first = harness.ledger().manifests().getFirst();
        assertThat(harness.ledger().slicesOf(first.id())).hasSize(1);
        return harness.ledger().slicesOf(first.id()).getFirst();
    }
}
