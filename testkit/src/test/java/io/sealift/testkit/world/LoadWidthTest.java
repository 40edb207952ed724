package io.sealift.testkit.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition.Refused;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.ManifestWeight;
import io.sealift.core.status.Term;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Manifests whose files reach over more days than one item of the ledger can name. */
class LoadWidthTest {
    private final PipelineWorld world = new PipelineWorld();
    private final InvariantChecker checker = new InvariantChecker(world);

    @Test
    void shouldLoadAllWhenFilesReachOverDecades() {
        // Given: 4,000 days, 40 loads
        world.producer().land("decade.json", days(LocalDate.of(2010, 1, 1), 4_000));
        world.producer().land("today.json", Scenarios.DAY, 3);
        // When
        world.settleDown();
        // Then
        assertThat(first().slices()).hasSize(41);
        assertThat(new TableView(world).rows()).isEqualTo(4_003);
        checker.assertAllLoaded();
    }

    @Test
    void shouldRefuseTheWidestAndLoadTheOthersWhenTogetherTheyAreTooWide() {
        // Given: a ledger with room for few slices, and files of days of their own, the later the more
        world.loadBy(world.settings().withManifestWeightMax(28_000));
        for (int number = 0; number < 8; number++) {
            world.producer()
                    .landDoubtful(
                            "wide-%d.json".formatted(number),
                            days(LocalDate.of(1900 + 10 * number, 1, 1), 500 + number));
        }
        world.producer().land("narrow.json", days(LocalDate.of(2026, 1, 1), 50));
        world.producer().land("today.json", Scenarios.DAY, 3);
        // When
        world.settleDown();
        // Then
        List<Refused> refused = refused();
        assertThat(refused).hasSize(3).allSatisfy(one -> {
            assertThat(one.reason()).isEqualTo("TOO_MANY_DAYS");
            assertThat(one.message()).matches("Its rows spread over 50[567] days, .* split it, .*");
        });
        assertThat(world.deadLetters().sent()).hasSize(3);
        assertThat(first().state()).isEqualTo(ManifestState.ARCHIVED);
        assertThat(new TableView(world).rows()).isEqualTo(53 + 500 + 501 + 502 + 503 + 504);
        assertThat(world.balance().isBalanced()).isTrue();
        assertThat(world.balance().of(Term.REFUSED).files()).isEqualTo(3);
        checker.assertAllLoaded();
    }

    @Test
    void shouldStopTheManifestAndLoadTheNextWhenThereIsNoRoomToHalve() {
        // Given
        world.loadBy(world.settings().withManifestWeightMax(3_000));
        for (int number = 0; number < 32; number++) {
            world.producer().land("good-%02d.json".formatted(number), Scenarios.DAY, 1);
        }
        world.producer().landPoison("poison.json", Scenarios.DAY, 1);
        // When
        world.settleDown();
        world.producer().land("next.json", Scenarios.DAY, 5);
        world.settleDown();
        // Then
        assertThat(first().state()).isEqualTo(ManifestState.FAILED);
        assertThat(first().note()).contains("has no room for more", "INVALID_CAST_ARGUMENT: poison");
        assertThat(ManifestWeight.of(first())).isLessThan(3_000);
        assertThat(world.ledger().slotHolder()).isEmpty();
        assertThat(world.ledger().manifests().get(1).state()).isEqualTo(ManifestState.ARCHIVED);
        checker.assertAtRest();
    }

    @Test
    void shouldStopTheManifestWhenThereIsNoRoomForAnotherAttempt() {
        // Given
        world.loadBy(world.settings().withManifestWeightMax(600));
        world.producer().land("today.json", Scenarios.DAY, 3);
        world.model().spoilNext(Scenarios::failLeavingAll);
        world.model().spoilNext(Scenarios::failLeavingAll);
        // When
        world.settleDown();
        // Then
        assertThat(first().state()).isEqualTo(ManifestState.FAILED);
        assertThat(first().note()).contains("no room for another attempt");
        assertThat(world.ledger().slotHolder()).isEmpty();
        checker.assertAtRest();
    }

    private List<Refused> refused() {
        List<Refused> refused = new ArrayList<>();
        for (FileEntry file : world.ledger().files()) {
            if (file.disposition() instanceof Refused one) {
                refused.add(one);
            }
        }
        return refused;
    }

    private Manifest first() {
        return world.ledger().manifests().getFirst();
    }

    private static SortedMap<String, Long> days(LocalDate first, int count) {
        SortedMap<String, Long> days = new TreeMap<>();
        for (int day = 0; day < count; day++) {
            days.put(first.plusDays(day).toString(), 1L);
        }
        return days;
    }
}
