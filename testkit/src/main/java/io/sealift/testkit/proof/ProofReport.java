package io.sealift.testkit.proof;

import io.sealift.testkit.simulation.Simulation.Outcome;
import java.util.List;

/**
 * What a proof has come to, so far or in the end.
 *
 * @param crashPoints how many pairs of a call and a fault were tried
 * @param schedules how many schedules were run
 * @param events how many things happened in them
 * @param violations in how many points and schedules an invariant broke
 * @param findings the first of each flow, then the first of the schedules
 */
public record ProofReport(long crashPoints, long schedules, long events, long violations, List<Finding> findings) {
    public ProofReport {
        findings = List.copyOf(findings);
    }

    /** What one schedule has come to. */
    public static ProofReport of(Outcome outcome) {
        Tally tally = new Tally();
        tally.count(outcome);
        return tally.report();
    }

    /** Whether every invariant held. */
    public boolean isSound() {
        return violations == 0;
    }

    /** The one line that says it all. */
    public String summary() {
        return "%d crash points, %d schedules, %d events, %d violations"
                .formatted(crashPoints, schedules, events, violations);
    }
}
