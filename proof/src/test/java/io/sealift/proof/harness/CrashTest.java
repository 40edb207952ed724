package io.sealift.proof.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.fakes.ETagging;
import io.sealift.proof.fault.CrashExplorer;
import io.sealift.proof.fault.Exploration;
import io.sealift.proof.fault.FaultKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CrashTest {
    @ParameterizedTest
    @EnumSource
    void shouldHoldEveryInvariantAndHealWhenAnyCallMeetsAnyFault(Flow flow) {
        // When
        Exploration exploration = CrashExplorer.ofAllFaults().explore(flow.scenario());
        // Then
        System.out.printf("%s: %d calls, %d runs%n", flow, exploration.calls().size(), exploration.runs());
        exploration.assertNoViolations();
        assertThat(exploration.calls()).contains(flow.decisiveCall());
        assertThat(exploration.runs()).isEqualTo(1 + 4 * exploration.calls().size());
    }

    @ParameterizedTest
    @EnumSource
    void shouldHoldEveryInvariantAndHealWhenETagsAreNoMd5(Flow flow) {
        CrashExplorer.of(FaultKind.CRASH_AFTER, FaultKind.LOST_REPLY)
                .explore(flow.scenario().tagged(ETagging.KMS))
                .assertNoViolations();
    }
}
