package io.sealift.testkit.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.testkit.fault.CrashExplorer;
import io.sealift.testkit.fault.Exploration;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CrashTest {
    @SuppressWarnings("ImmutableEnumChecker") // its functions have no state
    enum Step {
        INGEST(Scenarios::ingest, "Ledger.commit"),
        INGEST_ACROSS_SEAL(Scenarios::ingestAcrossSeal, "Ledger.commit"),
        INGEST_OVERWRITTEN(Scenarios::ingestOverwritten, "Ledger.record"),
        INGEST_DUPLICATE(Scenarios::ingestDuplicate, "Ledger.addLandings"),
        REFUSE(Scenarios::refuse, "DeadLetters.send"),
        REFUSE_OVERWRITTEN(Scenarios::refuseOverwritten, "Ledger.record"),
        SEAL_AND_START(Scenarios::sealAndStart, "QueryEngine.start"),
        SEAL_BEHIND(Scenarios::sealBehind, "Ledger.filesOf"),
        VERIFY(Scenarios::verify, "TableFiles.rows"),
        SWEEP_AND_TRY_AGAIN(Scenarios::sweepAndTryAgain, "QueryEngine.start"),
        ARCHIVE(Scenarios::archive, "ObjectStore.delete"),
        JOURNEY(Scenarios::journey, "Ledger.updateReleasingSlot");

        final Supplier<PipelineScenario> scenario;
        final String decisiveCall;

        Step(Supplier<PipelineScenario> scenario, String decisiveCall) {
            this.scenario = scenario;
            this.decisiveCall = decisiveCall;
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldHoldEveryInvariantAndHealWhenAnyCallMeetsAnyFault(Step step) {
        // When
        Exploration exploration = CrashExplorer.ofAllFaults().explore(step.scenario.get());
        // Then
        System.out.printf("%s: %d calls, %d worlds%n", step, exploration.calls().size(), exploration.worlds());
        exploration.assertNoViolations();
        assertThat(exploration.calls()).contains(step.decisiveCall);
        assertThat(exploration.worlds()).isEqualTo(1 + 4 * exploration.calls().size());
    }
}
