package io.sealift.testkit.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.testkit.fault.CrashExplorer;
import io.sealift.testkit.fault.Exploration;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The crash explorer and the invariant checker are only worth something if they see a broken protocol. */
class MutantTest {
    @SuppressWarnings("ImmutableEnumChecker") // its functions have no state
    enum Mutant {
        DELETES_WITHOUT_ETAG(
                Mutants::deletesWithoutETag, Scenarios::ingestOverwritten, "is gone, and no manifest has it"),
        COPIES_WITHOUT_ETAG(Mutants::copiesWithoutETag, Scenarios::ingestOverwritten, "holds other bytes than landed"),
        RELEASES_BEFORE_COMMIT(Mutants::releasesBeforeCommit, Scenarios::ingest, "is gone, and no manifest has it"),
        TAKES_UNKNOWN_FOR_COMMITTED(
                Mutants::takesUnknownForCommitted, Scenarios::ingest, "is gone, and no manifest has it"),
        LISTS_WITHOUT_COUNT(Mutants::listsWithoutCount, Scenarios::sealBehind, "its files add up to"),
        DROPS_ATTEMPT_FROM_TOKEN(Mutants::dropsAttemptFromToken, Scenarios::sweepAndTryAgain, "failed 3 times"),
        STARTS_WITHOUT_TOKEN(Mutants::startsWithoutToken, Scenarios::sealAndStart, "starts while query"),
        SWEEPS_NOTHING(Mutants::sweepsNothing, Scenarios::sweepAndTryAgain, "for the same rows is in the table"),
        FORGETS_QUARANTINE(Mutants::forgetsQuarantine, Scenarios::refuse, "is not it"),
        TELLS_NOBODY(Mutants::tellsNobody, Scenarios::refuse, "no dead letter tells of it"),
        FORGETS_LANDINGS(Mutants::forgetsLandings, Scenarios::ingestDuplicate, "are counted"),
        IGNORES_SLOT(Mutants::ignoresSlot, Scenarios::verify, "starts while query");

        final UnaryOperator<Ports> broken;
        final Supplier<PipelineScenario> scenario;
        final String seen;

        Mutant(UnaryOperator<Ports> broken, Supplier<PipelineScenario> scenario, String seen) {
            this.broken = broken;
            this.scenario = scenario;
            this.seen = seen;
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldSeeThatProtocolIsBroken(Mutant mutant) {
        // When
        Exploration exploration =
                CrashExplorer.ofAllFaults().explore(mutant.scenario.get().brokenBy(mutant.broken));
        // Then
        assertThat(exploration.violations())
                .anySatisfy(violation -> assertThat(violation.toString()).contains(mutant.seen));
    }
}
