package io.sealift.testkit.world;

import static io.sealift.testkit.world.Scenarios.DAY;
import static io.sealift.testkit.world.Scenarios.OTHER_DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.engine.FailureCause;
import io.sealift.core.engine.PartitionCatalog;
import io.sealift.core.engine.QueryStatus;
import io.sealift.core.layout.Keys;
import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Slice;
import io.sealift.core.ledger.SliceState;
import io.sealift.core.load.LoadEvent;
import io.sealift.core.load.LoadSettings;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.ObjectStore;
import io.sealift.core.seal.SealLimits;
import io.sealift.testkit.fake.QueryPlan;
import io.sealift.testkit.fake.StartFault;
import io.sealift.testkit.fault.Twisted;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class LoadFlowTest extends LoadWorld {
    @Test
    void shouldPublishEveryRowOnceAndArchiveWhenHourHasFiles() {
        // Given
        world.producer().land("a.json", DAY, 6);
        world.producer().land("b.json.gz", OTHER_DAY, 4);
        world.ingest();
        // When
        world.sealAndLoad();
        List<LoadEvent> events = world.queriesEnded(world.ports(), world.endQueries());
        // Then
        assertThat(events).hasAtLeastOneElementOfType(LoadEvent.Published.class);
        assertThat(events.getLast()).isInstanceOf(LoadEvent.Archived.class);
        assertThat(table.rowsPerDay()).isEqualTo(new TreeMap<>(Map.of(DAY, 6L, OTHER_DAY, 4L)));
        assertThat(world.handMade().below(Keys.LOADING)).isEmpty();
    }

    @Test
    void shouldPublishEachSliceWhenFileHasMoreDaysThanOneInsertMayWrite() {
        // Given
        SortedMap<String, Long> rows = new TreeMap<>();
        for (int day = 0; day < 150; day++) {
            rows.put(LocalDate.parse("2020-01-01").plusDays(day).toString(), 1L);
        }
        world.producer().land("wide.json", rows);
        // When
        world.settleDown();
        // Then
        assertThat(world.engine().queryIds()).hasSizeGreaterThan(1);
        assertThat(table.rowsPerDay()).isEqualTo(rows);
    }

    @Test
    void shouldPublishOneAttemptWhenFailedQueryWakesUpHoursLater() {
        // Given
        started(good -> LoadScenarios.failLeavingAll(good));
        world.endQueries();
        world.load();
        world.clock().advance(Duration.ofHours(3));
        world.load();
        world.endQueries();
        // When: the first one runs again during the audit of the second
        String first = world.engine().queryIds().getFirst();
        world.engine().replan(first, world.model().again(first));
        world.endQueries();
        world.settleDown();
        // Then
        assertThat(world.engine().status(first)).isInstanceOf(QueryStatus.Succeeded.class);
        assertThat(table.rows()).isEqualTo(10);
        assertThat(onlySlice().attempts()).isEqualTo(2);
    }

    @Test
    void shouldNotRecordPublishedWhenAnotherRunTookTheLoadBackMeanwhile() {
        // Given: a publisher sleeps once all is copied, and a run that withdraws dies before its last change
        LoadScenarios.verified(world);
        Ports dying = world.ports()
                .with(Twisted.port(
                        Ledger.class,
                        world.ledger(),
                        "update",
                        (original, arguments) ->
                                arguments[0] instanceof Slice slice && slice.state() instanceof SliceState.Waiting
                                        ? new CommitOutcome.Unknown("lost")
                                        : original.call(arguments)));
        Ports sleeping = world.ports()
                .with(Twisted.port(PartitionCatalog.class, world.catalog(), "register", (original, arguments) -> {
                    world.handMade().remove(world.handMade().below(Keys.LOADS).getFirst());
                    world.load(dying);
                    return original.call(arguments);
                }));
        // When
        world.load(sleeping);
        world.settleDown();
        // Then
        assertThat(table.rows()).isEqualTo(10);
        assertThat(onlySlice().attempts()).isEqualTo(2);
    }

    @Test
    void shouldLeaveNoCopyBehindWhenPartitionIsRegisteredElsewhereAfterFilesWereCopied() {
        // Given
        LoadScenarios.verified(world);
        ObjectLocation elsewhere =
                new ObjectLocation(PipelineWorld.PROCESSED, "partitioned/elsewhere/day=" + DAY + "/");
        Ports late = world.ports()
                .with(Twisted.port(PartitionCatalog.class, world.catalog(), "register", (original, arguments) -> {
                    world.catalog().put(DAY, elsewhere);
                    return original.call(arguments);
                }));
        // When
        world.load(late);
        world.settleDown();
        // Then
        assertThat(table.rows()).isEqualTo(10);
        assertThat(world.store()
                        .keys(
                                PipelineWorld.PROCESSED,
                                PipelineWorld.KEYS.partitionOf(DAY).key()))
                .isEmpty();
    }

    @Test
    void shouldPublishOneAttemptWhenReplyOfStartIsLostAndTokenForgotten() {
        // Given: both sends start a query, and neither reports it
        world.engine().disturbStarts(_ -> {
            world.engine().forgetTokens();
            return Optional.of(new StartFault.LoseReply());
        });
        started(good -> good);
        world.engine().disturbStarts(_ -> Optional.empty());
        // When
        world.settleDown();
        // Then
        assertThat(world.engine().queryIds()).hasSize(3);
        assertThat(table.rows()).isEqualTo(10);
    }

    @Test
    void shouldBelieveDataManifestWhenEngineTriedTwiceByItself() {
        // Given
        started(good -> good.beside(LoadScenarios.renamed(good, "_first_try")));
        // When
        world.settleDown();
        // Then
        assertThat(table.rows()).isEqualTo(10);
        assertThat(onlySlice().attempts()).isEqualTo(1);
    }

    @Test
    void shouldTryAgainWhenRowsAreOnOtherDaysThoughTheirNumberIsRight() {
        // Given
        started(LoadScenarios::onWrongDays);
        // When
        world.settleDown();
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
        world.endQueries();
        Ports ports = world.ports();
        // When: somebody removes a file right before the first copy
        List<LoadEvent> events = world.load(ports.with(Twisted.port(
                ObjectStore.class, ports.store(), "copyNew", (original, arguments) -> {
                    Object outcome = original.call(arguments);
                    List<ObjectLocation> files = world.handMade().below(Keys.LOADING);
                    files.reversed().stream().limit(1).forEach(world.handMade()::remove);
                    return outcome;
                })));
        // Then
        assertThat(events).hasAtLeastOneElementOfType(LoadEvent.Withdrawn.class);
        assertThat(table.objects()).isEmpty();
        world.settleDown();
        assertThat(table.rows()).isEqualTo(10);
    }

    @Test
    void shouldPublishWhereCatalogHasThePartition() {
        // Given
        ObjectLocation moved = new ObjectLocation(PipelineWorld.PROCESSED, "partitioned/moved/day=%s/".formatted(DAY));
        world.catalog().put(DAY, moved);
        started(good -> good);
        // When
        world.settleDown();
        // Then
        assertThat(world.store().keys(moved.bucket(), moved.key())).isNotEmpty();
        assertThat(table.rows()).isEqualTo(10);
    }

    @Test
    void shouldSetOnlyPoisonAsideAndLoadTheRestWhenOneFileFailsOnItsData() {
        // Given
        poisoned();
        // When
        world.settleDown();
        // Then
        assertThat(table.rows()).isEqualTo(7);
        assertThat(world.deadLetters().sent()).isNotEmpty();
        assertThat(world.ledger().manifests().getFirst().state()).isEqualTo(ManifestState.ARCHIVED);
    }

    @Test
    void shouldLoadRowsWhenTheyAreRedrivenAfterTheTableWasChanged() {
        // Given
        poisoned();
        world.settleDown();
        world.model().takePoison();
        // When
        List<String> problems = world.operator().redriveRows(world.ports());
        world.settleDown();
        // Then
        assertThat(problems).isEmpty();
        assertThat(table.rows()).isEqualTo(9);
    }

    @Test
    void shouldLeaveNoRedrivenRowsBehindWhenManifestIsDoneMeanwhile() {
        // Given
        poisoned();
        world.settleDown();
        world.model().takePoison();
        Ports ports = world.ports();
        // When: others find the manifest done just before the slice is added
        Ledger slow = Twisted.port(Ledger.class, ports.ledger(), "divide", (original, arguments) -> {
            world.settleDown();
            return original.call(arguments);
        });
        List<String> problems = world.operator().redriveRows(ports.with(slow));
        world.settleDown();
        // Then
        assertThat(problems).isEmpty();
        assertThat(table.rows()).isEqualTo(9);
    }

    @Test
    void shouldStopAndGoOnByOneCommandWhenTooMuchIsSetAside() {
        // Given
        world.loadBy(new LoadSettings(PipelineWorld.KEYS, SealLimits.STANDARD, 4, 0));
        poisoned();
        world.settleDown();
        assertThat(world.ledger().manifests().getFirst().state()).isEqualTo(ManifestState.FAILED);
        assertThat(world.ledger().manifests().getFirst().note()).contains("sealift retry");
        world.model().takePoison();
        // When
        world.operator().retryStopped(world.ports());
        world.settleDown();
        // Then
        assertThat(table.rows()).isEqualTo(9);
    }

    @Test
    void shouldProbeWithOneQueryAndGoOnByItselfWhenEngineWasDown() {
        // Given
        int[] starts = new int[1];
        world.engine().disturbStarts(_ -> {
            starts[0]++;
            return Optional.of(new StartFault.Refuse("Not authorized", FailureCause.ACCESS_DENIED));
        });
        started(good -> good);
        // When: a day of ticks, one every five minutes
        for (int tick = 0; tick < 288; tick++) {
            world.clock().advance(Duration.ofMinutes(5));
            world.load();
        }
        world.engine().disturbStarts(_ -> Optional.empty());
        world.settleDown();
        // Then
        assertThat(starts[0]).isBetween(20, 35);
        assertThat(table.rows()).isEqualTo(10);
    }

    private void started(Function<QueryPlan.Succeed, QueryPlan> spoiler) {
        world.producer().land("a.json", DAY, 6);
        world.producer().land("b.json", OTHER_DAY, 4);
        world.ingest();
        world.model().spoilNext(spoiler);
        world.sealAndLoad();
    }

    private void poisoned() {
        world.producer().land("good.json", DAY, 3);
        world.producer().landPoison("poison.json", DAY, 2);
        world.producer().land("other.json", OTHER_DAY, 4);
        world.ingest();
    }

    private Slice onlySlice() {
        Manifest first = world.ledger().manifests().getFirst();
        assertThat(world.ledger().slicesOf(first.id())).hasSize(1);
        return world.ledger().slicesOf(first.id()).getFirst();
    }
}
