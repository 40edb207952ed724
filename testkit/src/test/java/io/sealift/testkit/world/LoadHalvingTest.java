package io.sealift.testkit.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Totals;
import io.sealift.core.load.LoadEvent;
import io.sealift.core.load.ManifestRetry;
import io.sealift.core.status.FileCount;
import io.sealift.core.status.Term;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LoadHalvingTest {
    private static final String DAY = "2026-11-22";

    private final PipelineWorld world = new PipelineWorld();
    private final InvariantChecker checker = new InvariantChecker(world);

    @Test
    void shouldLoadTheInnocentAndSetTheCulpritAsideWhenOneFileFailsOnItsData() {
        // Given
        landGood(20);
        Producer.Landing poison = world.producer().landPoison("poison.json", DAY, 7);
        // When
        List<LoadEvent> events = live();
        // Then
        assertThat(new TableView(world).rows()).isEqualTo(40);
        assertThat(events)
                .filteredOn(LoadEvent.SetAside.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(LoadEvent.SetAside.class, aside -> {
                    assertThat(aside.file()).isEqualTo(poison.version());
                    assertThat(aside.rows()).isEqualTo(7);
                    assertThat(aside.reason()).isEqualTo("INVALID_CAST_ARGUMENT: poison");
                });
        Manifest manifest = first();
        assertThat(manifest.state()).isEqualTo(ManifestState.ARCHIVED);
        assertThat(manifest.totals()).isEqualTo(new Totals(20, 40, 2_000));
        FileId id = FileId.of(poison.version());
        assertThat(world.ledger().find(List.of(id)).values().iterator().next().disposition())
                .isInstanceOfSatisfying(FileEntry.Disposition.Refused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo("ENGINE_REFUSED");
                    assertThat(refused.message()).isEqualTo("INVALID_CAST_ARGUMENT: poison");
                    assertThat(world.store().content(refused.quarantined())).isPresent();
                });
        assertThat(world.deadLetters().sent()).hasSize(1);
        assertThat(world.balance().isBalanced()).isTrue();
        assertThat(world.balance().of(Term.REFUSED)).isEqualTo(new FileCount(1, 7));
        checker.assertAllLoaded();
    }

    @Test
    void shouldFindEachWhenSeveralFilesFailOnTheirData() {
        // Given
        landGood(9);
        for (int number = 0; number < 4; number++) {
            world.producer().landPoison("poison-%d.json".formatted(number), DAY, 1);
        }
        // When
        List<LoadEvent> events = live();
        // Then
        assertThat(new TableView(world).rows()).isEqualTo(18);
        assertThat(events).filteredOn(LoadEvent.SetAside.class::isInstance).hasSize(4);
        checker.assertAllLoaded();
    }

    @Test
    void shouldStopWhenTooManyFilesFailOnTheirData() {
        // Given
        for (int number = 0; number < 12; number++) {
            world.producer().landPoison("poison-%02d.json".formatted(number), DAY, 1);
        }
        // When
        live();
        // Then
        assertThat(first().state()).isEqualTo(ManifestState.FAILED);
        assertThat(first().note()).startsWith("10 files of it cannot be loaded, and that is not all");
        checker.assertAtRest();
        // And when an operator retries: those set aside are tried as well
        assertThat(world.operator().retryStopped(world.ports()))
                .singleElement()
                .isInstanceOfSatisfying(
                        ManifestRetry.Outcome.Renewed.class,
                        renewed -> assertThat(renewed.slices()).isEqualTo(12));
    }

    @Test
    void shouldLoadWhatCameLaterFirstWhenOneFileFailsOnItsData() {
        // Given
        landGood(6);
        world.producer().landPoison("poison.json", DAY, 1);
        world.ingest();
        world.sealAndSettle();
        world.producer().land("next.json", DAY, 5);
        world.ingest();
        List<LoadEvent> events = new ArrayList<>(world.sealAndSettle());
        // When
        for (int round = 0; round < 40; round++) {
            world.engine().finishAll();
            events.addAll(world.settle());
            world.clock().advance(world.settings().settlingTime());
        }
        // Then
        List<ManifestId> loaded = events.stream()
                .filter(LoadEvent.Loaded.class::isInstance)
                .map(LoadEvent::manifest)
                .toList();
        assertThat(loaded).hasSize(2).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void shouldLoadTheOtherDaysWhenCulpritSpansTwoSlices() {
        // Given: more days than one INSERT takes, and a file of the last of them that fails
        SortedMap<String, Long> days = days(101);
        world.producer().land("days.json", days);
        world.producer().landPoison("poison.json", days.lastKey(), 3);
        // When
        live();
        // Then
        assertThat(new TableView(world).rows()).isEqualTo(101);
        checker.assertAllLoaded();
    }

    @Test
    void shouldHandTheCulpritOverWhenItSpansTwoSlicesAndNeitherLoads() {
        // Given: a file on both sides of the border between two slices
        SortedMap<String, Long> days = days(150);
        world.producer().land("days.json", days);
        SortedMap<String, Long> both = new TreeMap<>(days.tailMap("2026-04-09").headMap("2026-04-13"));
        Producer.Landing poison = world.producer().landPoison("poison.json", both);
        // When
        List<LoadEvent> events = live();
        // Then
        assertThat(events).filteredOn(LoadEvent.SetAside.class::isInstance).hasSize(2);
        assertThat(events).filteredOn(LoadEvent.Quarantined.class::isInstance).hasSize(1);
        assertThat(new TableView(world).rows()).isEqualTo(150);
        assertThat(first().state()).isEqualTo(ManifestState.ARCHIVED);
        assertThat(first().totals().files()).isEqualTo(1);
        assertThat(first().totals().rows()).isEqualTo(150);
        FileId id = FileId.of(poison.version());
        assertThat(world.ledger().find(List.of(id)).values())
                .singleElement()
                .extracting(FileEntry::disposition)
                .isInstanceOf(FileEntry.Disposition.Refused.class);
        assertThat(world.deadLetters().sent()).hasSize(1);
        assertThat(world.balance().isBalanced()).isTrue();
        assertThat(world.balance().of(Term.REFUSED)).isEqualTo(new FileCount(1, 4));
        checker.assertAllLoaded();
    }

    private static SortedMap<String, Long> days(int count) {
        SortedMap<String, Long> days = new TreeMap<>();
        for (int day = 0; day < count; day++) {
            days.put(LocalDate.of(2026, 1, 1).plusDays(day).toString(), 1L);
        }
        return days;
    }

    private void landGood(int files) {
        for (int number = 0; number < files; number++) {
            world.producer().land("good-%02d.json".formatted(number), DAY, 2);
        }
    }

    private List<LoadEvent> live() {
        List<LoadEvent> events = new ArrayList<>();
        world.ingest();
        for (int round = 0; round < 60; round++) {
            events.addAll(world.sealAndSettle());
            world.engine().finishAll();
            events.addAll(world.settle());
            world.clock().advance(world.settings().settlingTime());
        }
        return events;
    }

    private Manifest first() {
        return world.ledger().manifests().getFirst();
    }
}
