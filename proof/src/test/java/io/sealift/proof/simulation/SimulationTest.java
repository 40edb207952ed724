package io.sealift.proof.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.ledger.Attempt;
import io.sealift.core.ledger.FailureCause;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.Pack;
import io.sealift.core.ledger.Slice;
import io.sealift.core.ledger.SliceState;
import io.sealift.proof.harness.PipelineHarness;
import io.sealift.proof.simulation.Simulation.Outcome;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Runs many seeded schedules; to run more of them, set the system property {@code sealift.seeds}. */
class SimulationTest {
    private static final int SEEDS = Integer.getInteger("sealift.seeds", 2_000);

    @Test
    void shouldHoldEveryInvariantWhenAnythingHappensInAnyOrder() {
        // Given
        Set<String> reached = new HashSet<>();
        Set<Event> met = EnumSet.noneOf(Event.class);
        // When
        for (long seed = 1; seed <= SEEDS; seed++) {
            Simulation simulation = new Simulation(seed);
            Outcome outcome = simulation.run();
            outcome.assertNoViolation();
            met.addAll(outcome.trace().met());
            note(simulation.harness(), reached);
        }
        // Then: everything that can happen did, with every possible result
        assertThat(met).containsExactlyInAnyOrder(Event.values());
        assertThat(reached)
                .contains(
                        "ARCHIVED",
                        "FAILED",
                        "several slices",
                        "landed again",
                        "alias",
                        "withdrawn",
                        SliceState.Published.class.getSimpleName(),
                        SliceState.Divided.class.getSimpleName(),
                        SliceState.SetAside.class.getSimpleName(),
                        SliceState.Redriven.class.getSimpleName(),
                        SliceState.Discarded.class.getSimpleName(),
                        Pack.Originals.Copy.class.getSimpleName(),
                        FileEntry.Disposition.Staged.class.getSimpleName(),
                        FileEntry.Disposition.Superseded.class.getSimpleName(),
                        FileEntry.Disposition.Refused.class.getSimpleName());
        Arrays.stream(FailureCause.values())
                .forEach(cause -> assertThat(reached).contains(cause.name()));
    }

    @Test
    void shouldLetTheSameHappenWhenSeedIsTheSame() {
        for (long seed = 1; seed <= 20; seed++) {
            assertThat(new Simulation(seed).run().trace().lines())
                    .isEqualTo(new Simulation(seed).run().trace().lines());
        }
    }

    private static void note(PipelineHarness harness, Set<String> reached) {
        for (Manifest manifest : harness.ledger().manifests()) {
            reached.add(manifest.state().name());
            List<Slice> slices = harness.ledger().slicesOf(manifest.id());
            if (slices.stream().filter(slice -> slice.plan().depth() == 0).count() > 1) {
                reached.add("several slices");
            }
            for (Slice slice : slices) {
                reached.add(slice.state().getClass().getSimpleName());
                for (Attempt attempt : slice.history()) {
                    reached.add(attempt.cause().name());
                    if (attempt.reason().startsWith("Withdrawn")) {
                        reached.add("withdrawn");
                    }
                }
            }
            harness.ledger()
                    .packsOf(manifest.id())
                    .forEach(pack -> reached.add(pack.originals().getClass().getSimpleName()));
        }
        for (FileEntry file : harness.ledger().files()) {
            if (file.timesCreated() > 1) {
                reached.add("landed again");
            }
            if (file.alias().isPresent()) {
                reached.add("alias");
            }
            reached.add(file.disposition().getClass().getSimpleName());
        }
    }
}
