package io.sealift.testkit.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.ingest.StagingLayout;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Slice;
import io.sealift.core.load.LoadEvent;
import io.sealift.core.object.ObjectLocation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LoadFlowTest {
    private static final String DAY = "2026-11-22";

    private final PipelineWorld world = new PipelineWorld();
    private final InvariantChecker checker = new InvariantChecker(world);

    @Test
    void shouldDoNothingWhenNothingEverLanded() {
        // When
        List<LoadEvent> events = world.sealAndSettle();
        // Then
        assertThat(events).isEmpty();
        assertThat(world.engine().queryIds()).isEmpty();
    }

    @Test
    void shouldSealNothingAndStartNoQueryWhenHourIsEmpty() {
        // Given
        world.producer().land("a.json", DAY, 3);
        world.settleDown();
        ManifestId open = world.ledger().openManifest().orElseThrow().id();
        world.clock().advance(Duration.ofHours(1));
        // When
        List<LoadEvent> events = world.sealAndSettle();
        // Then
        assertThat(events).isEmpty();
        assertThat(world.engine().queryIds()).hasSize(1);
        assertThat(world.ledger().openManifest()).map(Manifest::id).contains(open);
    }

    @Test
    void shouldSealListInsertVerifyAndArchiveWhenHourHasFiles() {
        // Given
        world.producer().land("a.json", DAY, 3);
        world.producer().land("b.json.gz", "2026-11-21", 4);
        world.ingest();
        // When
        List<LoadEvent> started = world.sealAndSettle();
        world.engine().finishAll();
        List<LoadEvent> ended = world.settle();
        // Then
        assertThat(started)
                .extracting(Object::getClass)
                .containsExactly(
                        LoadEvent.Sealed.class,
                        LoadEvent.Listed.class,
                        LoadEvent.TookSlot.class,
                        LoadEvent.Recorded.class,
                        LoadEvent.Started.class,
                        LoadEvent.Waiting.class);
        assertThat(ended)
                .extracting(Object::getClass)
                .containsExactly(LoadEvent.Verified.class, LoadEvent.Loaded.class, LoadEvent.Archived.class);
        checker.assertAllLoaded();
        TableView table = new TableView(world);
        assertThat(table.rowsPerDay(table.uris())).isEqualTo(new TreeMap<>(Map.of(DAY, 3L, "2026-11-21", 4L)));
        assertThat(world.store().keys(PipelineWorld.ARCHIVE, "archive/")).hasSize(2);
    }

    @Test
    void shouldLoadNextManifestInTheRunThatFreesTheSlot() {
        // Given
        sealOne("a.json", 3);
        sealOne("b.json", 4);
        assertThat(states()).containsExactly(ManifestState.LOADING, ManifestState.SEALED, ManifestState.OPEN);
        world.engine().finishAll();
        // When
        world.settle();
        // Then
        assertThat(states()).containsExactly(ManifestState.ARCHIVED, ManifestState.LOADING, ManifestState.OPEN);
        assertThat(world.engine().queryIds()).hasSize(2);
        world.settleDown();
        checker.assertAllLoaded();
    }

    @Test
    void shouldWaitWhenListingOfFilesIsBehindTheCount() {
        // Given
        world.producer().land("a.json", DAY, 3);
        world.ingest();
        world.producer().land("b.json", DAY, 4);
        world.ingest();
        world.loader(world.ports());
        world.ledger().delayListing(2);
        // When
        List<LoadEvent> events = world.sealAndSettle();
        // Then
        assertThat(events)
                .last()
                .isInstanceOfSatisfying(
                        LoadEvent.Waiting.class,
                        waiting -> assertThat(waiting.reason())
                                .isEqualTo("found 1 of its 2 files in the ledger's index yet"));
        assertThat(world.engine().queryIds()).isEmpty();
        assertThat(world.store().keys(PipelineWorld.STAGING, "sealed/")).isEmpty();
        world.settleDown();
        checker.assertAllLoaded();
        assertThat(new TableView(world).rows()).isEqualTo(7);
    }

    @Test
    void shouldLoadInTwoSlicesWhenRowsSpreadOverMoreThanHundredDays() {
        // Given
        SortedMap<String, Long> rowsPerDay = new TreeMap<>();
        for (int day = 0; day < 130; day++) {
            rowsPerDay.put(LocalDate.of(2026, 1, 1).plusDays(day).toString(), 2L);
        }
        world.producer().land("wide.json", rowsPerDay);
        world.producer().land("narrow.json", "2026-01-05", 3);
        world.ingest();
        world.sealAndSettle();
        Manifest listed = world.ledger().manifests().getFirst();
        assertThat(listed.slices()).extracting(slice -> slice.days().size()).containsExactly(100, 30);
        assertThat(listed.slices()).extracting(Slice::rows).containsExactly(203L, 60L);
        // When: each slice is settled on its own
        world.engine().finishAll();
        world.settle();
        // Then
        Manifest half = world.ledger().manifests().getFirst();
        assertThat(half.slices()).extracting(Slice::isVerified).containsExactly(true, false);
        assertThat(half.state()).isEqualTo(ManifestState.LOADING);
        assertThat(new TableView(world).rows()).isEqualTo(203);
        checker.assertSafe();
        world.settleDown();
        checker.assertAllLoaded();
        assertThat(new TableView(world).rows()).isEqualTo(263);
        assertThat(world.engine().queryIds()).hasSize(2);
    }

    @Test
    void shouldGoOnArchivingWhenTimeEndedInTheMiddle() {
        // Given
        for (int number = 0; number < 1_100; number++) {
            world.producer().putSilently("many/%04d.json".formatted(number), DAY, 1);
        }
        world.queue().tell(List.copyOf(world.producer().landed()));
        world.ingest();
        world.sealAndSettle();
        world.engine().finishAll();
        Duration[] left = {Duration.ofMinutes(1), Duration.ofSeconds(10)};
        int[] looks = {0};
        // When
        List<LoadEvent> first = new ArrayList<>();
        world.loader(world.ports()).settle(() -> left[Math.min(looks[0]++, left.length - 1)], first::add);
        // Then
        assertThat(first).last().isInstanceOf(LoadEvent.Waiting.class);
        assertThat(states()).startsWith(ManifestState.LOADED);
        assertThat(world.store().keys(PipelineWorld.ARCHIVE, "archive/")).hasSize(1_000);
        checker.assertSafe();
        assertThat(world.settle()).last().isInstanceOf(LoadEvent.Archived.class);
        assertThat(world.store().keys(PipelineWorld.ARCHIVE, "archive/")).hasSize(1_100);
        world.settleDown();
        checker.assertAllLoaded();
    }

    @Test
    void shouldDropAndNotArchiveWhatNoCommitNamed() {
        // Given
        ManifestId id = sealOne("a.json", 3);
        ObjectLocation late =
                new ObjectLocation(PipelineWorld.STAGING, StagingLayout.stagedPrefix(id) + "0".repeat(32) + ".json");
        world.store().put(late, "{}".getBytes(StandardCharsets.UTF_8));
        // When
        world.settleDown();
        // Then
        assertThat(world.store().content(late)).isEmpty();
        assertThat(world.store().keys(PipelineWorld.ARCHIVE, "archive/")).hasSize(1);
        checker.assertAllLoaded();
        checker.assertNoLeftovers();
        assertThat(new TableView(world).rows()).isEqualTo(3);
    }

    private ManifestId sealOne(String key, long rows) {
        world.producer().land(key, DAY, rows);
        world.ingest();
        ManifestId id = world.ledger().openManifest().orElseThrow().id();
        world.sealAndSettle();
        return id;
    }

    private List<ManifestState> states() {
        return world.ledger().manifests().stream().map(Manifest::state).toList();
    }
}
