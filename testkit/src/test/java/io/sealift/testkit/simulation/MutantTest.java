package io.sealift.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.testkit.fault.CrashExplorer;
import io.sealift.testkit.fault.Exploration;
import io.sealift.testkit.world.Flow;
import io.sealift.testkit.world.Ports;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The crash explorer, the simulator and the invariant checker are only worth something if they see a broken protocol. */
class MutantTest {
    /** Far more than the slowest took; see decision 0018. */
    private static final int SEEDS_MAX = 1_000;

    @SuppressWarnings("ImmutableEnumChecker") // its functions have no state
    enum Mutant {
        // The six of docs/invariants.md
        DELETES_BEFORE_COMMIT(Mutants::releasesBeforeCommit, Flow.INGEST, "is gone, and no manifest has it"),
        SEALS_WITHOUT_COUNT_CHECK(Mutants::listsWithoutCount, Flow.SEAL_BEHIND, "its files add up to"),
        RETRIES_WITHOUT_SWEEP(Mutants::sweepsNothing, Flow.SWEEP_AND_TRY_AGAIN, "for the same rows is in the table"),
        LOADS_WITHOUT_FENCE(Mutants::ignoresSlot, Flow.VERIFY, "starts while query"),
        TOKEN_WITHOUT_ATTEMPT(Mutants::dropsAttemptFromToken, Flow.SWEEP_AND_TRY_AGAIN, "is both attempt 1"),
        RELEASES_WITHOUT_IF_MATCH(
                Mutants::deletesWithoutETag, Flow.INGEST_OVERWRITTEN, "is gone, and no manifest has it"),
        // And more
        COPIES_WITHOUT_IF_MATCH(Mutants::copiesWithoutETag, Flow.INGEST_OVERWRITTEN, "holds other bytes than landed"),
        TAKES_UNKNOWN_FOR_COMMITTED(Mutants::takesUnknownForCommitted, Flow.INGEST, "is gone, and no manifest has it"),
        STARTS_WITHOUT_TOKEN(Mutants::startsWithoutToken, Flow.SEAL_AND_START, "starts while query"),
        FORGETS_QUARANTINE(Mutants::forgetsQuarantine, Flow.REFUSE, "is not it"),
        TELLS_NOBODY(Mutants::tellsNobody, Flow.REFUSE, "no dead letter tells of it"),
        FORGETS_LANDINGS(Mutants::forgetsLandings, Flow.INGEST_DUPLICATE, "are counted");

        final UnaryOperator<Ports> broken;
        final Flow flow;
        final String seen;

        Mutant(UnaryOperator<Ports> broken, Flow flow, String seen) {
            this.broken = broken;
            this.flow = flow;
            this.seen = seen;
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldSeeThatProtocolIsBrokenWhenEveryCallIsTried(Mutant mutant) {
        // When
        Exploration exploration =
                CrashExplorer.ofAllFaults().explore(mutant.flow.scenario().brokenBy(mutant.broken));
        // Then
        assertThat(exploration.violations())
                .anySatisfy(violation -> assertThat(violation.toString()).contains(mutant.seen));
    }

    @ParameterizedTest
    @EnumSource
    void shouldSeeThatProtocolIsBrokenWhenSchedulesAreRun(Mutant mutant) {
        for (long seed = 1; seed <= SEEDS_MAX; seed++) {
            var violation = new Simulation(seed, mutant.broken).run().violation();
            if (violation.isPresent()) {
                System.out.printf("%s: seed %d, %s%n", mutant, seed, violation.get());
                return;
            }
        }
        throw new AssertionError("%s broke nothing in %d schedules".formatted(mutant, SEEDS_MAX));
    }
}
