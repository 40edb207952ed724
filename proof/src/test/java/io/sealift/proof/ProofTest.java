package io.sealift.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.proof.simulation.LoadMutants;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProofTest {
    private static final Duration OFTEN = Duration.ofMillis(10);

    @Test
    void shouldCountEverythingTheSameWhenProtocolHolds() throws InterruptedException {
        // Given
        List<ProofReport> progress = new ArrayList<>();
        // When
        ProofReport one = Proof.of(30, 1).run(OFTEN, progress::add);
        ProofReport two = Proof.of(30, 2).run(OFTEN, unseen -> {});
        // Then
        assertThat(one).isEqualTo(two);
        assertThat(one.isSound()).isTrue();
        assertThat(one.crashPoints()).isPositive();
        assertThat(one.schedules()).isEqualTo(30);
        assertThat(one.events()).isGreaterThan(30 * 20);
        assertThat(one.summary())
                .isEqualTo("%d crash points, 30 schedules, %d events, 0 violations"
                        .formatted(one.crashPoints(), one.events()));
        assertThat(progress).isNotEmpty();
    }

    @Test
    void shouldNamePointsAndSeedsWhenProtocolIsBroken() throws InterruptedException {
        // When
        ProofReport report =
                Proof.of(300, 2).brokenBy(LoadMutants::auditsTotals).run(OFTEN, unseen -> {});
        // Then
        assertThat(report.isSound()).isFalse();
        assertThat(report.findings())
                .anySatisfy(finding -> {
                    assertThat(finding.place()).startsWith("seed ");
                    assertThat(finding.arguments()).isEqualTo("--" + finding.place());
                    assertThat(finding.problem()).contains("planned are");
                })
                .anySatisfy(finding -> {
                    assertThat(finding.place()).startsWith("AUDIT_FAILS, ");
                    assertThat(finding.arguments()).isEqualTo("--seeds 0");
                    assertThat(finding.problem()).contains("planned are");
                });
    }

    @Test
    void shouldRefuseWhenNumbersMakeNoSense() {
        assertThatThrownBy(() -> Proof.of(-1, 1)).hasMessage("Seeds must not be negative: -1");
        assertThatThrownBy(() -> Proof.of(1, 0)).hasMessage("Threads must be positive: 0");
    }
}
