package io.sealift.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.ledger.Attempt;
import io.sealift.core.ledger.Attempt.Progress;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.Slice;
import io.sealift.testkit.simulation.Simulation.Outcome;
import io.sealift.testkit.world.PipelineWorld;
import java.util.EnumSet;
import java.util.HashSet;
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
            met.addAll(outcome.story().met());
            note(simulation.world(), reached);
        }
        // Then: all that can happen did, and it came to all that it can come to
        assertThat(met).containsExactlyInAnyOrder(Event.values());
        assertThat(reached)
                .contains(
                        "ARCHIVED",
                        "FAILED",
                        Progress.Verified.class.getSimpleName(),
                        Progress.Swept.class.getSimpleName(),
                        FileEntry.Disposition.Staged.class.getSimpleName(),
                        FileEntry.Disposition.Superseded.class.getSimpleName(),
                        "landed again",
                        FileEntry.Disposition.Refused.class.getSimpleName(),
                        Progress.Halved.class.getSimpleName(),
                        Progress.SetAside.class.getSimpleName(),
                        "several slices",
                        "orphans");
    }

    @Test
    void shouldLetTheSameHappenWhenSeedIsTheSame() {
        for (long seed = 1; seed <= 20; seed++) {
            assertThat(new Simulation(seed).run().story().lines())
                    .isEqualTo(new Simulation(seed).run().story().lines());
        }
    }

    private static void note(PipelineWorld world, Set<String> reached) {
        for (Manifest manifest : world.ledger().manifests()) {
            reached.add(manifest.state().name());
            if (manifest.slices().size() > 1) {
                reached.add("several slices");
            }
            for (Slice slice : manifest.slices()) {
                for (Attempt attempt : slice.attempts()) {
                    reached.add(attempt.progress().getClass().getSimpleName());
                }
            }
        }
        for (FileEntry file : world.ledger().files()) {
            if (file.timesLanded() > 1) {
                reached.add("landed again");
            }
            reached.add(file.disposition().getClass().getSimpleName());
        }
        if (!world.store().keys(PipelineWorld.ARCHIVE, "orphans/").isEmpty()) {
            reached.add("orphans");
        }
    }
}
