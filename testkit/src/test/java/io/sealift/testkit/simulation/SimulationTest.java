package io.sealift.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.ledger.Attempt;
import io.sealift.core.ledger.Attempt.Progress;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.Slice;
import io.sealift.core.status.Balance;
import io.sealift.core.status.Difference;
import io.sealift.testkit.world.InvariantChecker;
import io.sealift.testkit.world.PipelineWorld;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Lives many random lives; to live more of them, set the system property {@code sealift.lives}. */
class SimulationTest {
    private static final int LIVES = Integer.getInteger("sealift.lives", 200);
    private static final int STEPS = 120;

    @Test
    void shouldHoldEveryInvariantWhenAnythingHappensInAnyOrder() {
        // Given
        Set<String> met = new HashSet<>();
        // When
        for (long seed = 1; seed <= LIVES; seed++) {
            live(seed, met);
        }
        // Then: it was no quiet life
        assertThat(met)
                .contains(
                        "ARCHIVED",
                        "FAILED",
                        Progress.Verified.class.getSimpleName(),
                        Progress.Swept.class.getSimpleName(),
                        FileEntry.Disposition.Staged.class.getSimpleName(),
                        FileEntry.Disposition.Superseded.class.getSimpleName(),
                        "landed again",
                        FileEntry.Disposition.Refused.class.getSimpleName(),
                        "orphans");
    }

    private static void live(long seed, Set<String> met) {
        Simulation life = new Simulation(seed);
        InvariantChecker checker = new InvariantChecker(life.world());
        try {
            for (int step = 0; step < STEPS; step++) {
                life.step();
                checker.assertSafe();
            }
            life.world().settleDown();
            checker.assertAtRest();
            assertBalanced(life.world());
        } catch (RuntimeException | AssertionError broken) {
            throw new AssertionError(
                    "Life %d: %s%n%s".formatted(seed, broken, String.join("\n", life.story())), broken);
        }
        note(life.world(), met);
    }

    /** What a load left that stopped with a mismatch is in the table, and rightly complained of. */
    private static void assertBalanced(PipelineWorld world) {
        Balance balance = world.balance();
        assertThat(balance.landed()).isEqualTo(balance.accounted());
        boolean mayHaveLeft = !balance.stopped().isEmpty();
        assertThat(balance.differences())
                .filteredOn(difference -> !mayHaveLeft || difference.kind() != Difference.Kind.TABLE_FILE_UNLISTED)
                .isEmpty();
    }

    private static void note(PipelineWorld world, Set<String> met) {
        for (Manifest manifest : world.ledger().manifests()) {
            met.add(manifest.state().name());
            for (Slice slice : manifest.slices()) {
                for (Attempt attempt : slice.attempts()) {
                    met.add(attempt.progress().getClass().getSimpleName());
                }
            }
        }
        for (FileEntry file : world.ledger().files()) {
            if (file.timesLanded() > 1) {
                met.add("landed again");
            }
            met.add(file.disposition().getClass().getSimpleName());
        }
        if (!world.store().keys(PipelineWorld.ARCHIVE, "orphans/").isEmpty()) {
            met.add("orphans");
        }
    }
}
