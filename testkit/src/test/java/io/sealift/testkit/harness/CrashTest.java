package io.sealift.testkit.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.testkit.fake.ETagging;
import io.sealift.testkit.fault.CrashExplorer;
import io.sealift.testkit.fault.Exploration;
import io.sealift.testkit.fault.FaultKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CrashTest {
    @ParameterizedTest
    @EnumSource
    void shouldHoldEveryInvariantAndHealWhenAnyCallMeetsAnyFault(Flow flow) {
        // When
        Exploration exploration = CrashExplorer.ofAllFaults().explore(flow.scenario());
        // Then
        System.out.printf("%s: %d calls, %d worlds%n", flow, exploration.calls().size(), exploration.worlds());
        exploration.assertNoViolations();
        assertThat(exploration.calls()).contains(flow.decisiveCall());
        assertThat(exploration.worlds()).isEqualTo(1 + 4 * exploration.calls().size());
    }

    @ParameterizedTest
    @EnumSource
    void shouldHoldEveryInvariantAndHealWhenETagsAreNoMd5(Flow flow) {
        CrashExplorer.of(FaultKind.CRASH_AFTER, FaultKind.LOST_REPLY)
                .explore(flow.scenario().tagged(ETagging.KMS))
                .assertNoViolations();
    }
}
