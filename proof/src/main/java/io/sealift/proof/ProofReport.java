package io.sealift.proof;

import io.sealift.proof.simulation.Simulation.Outcome;
import java.util.List;

/**
 * The result of a proof, so far or final.
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

    /** The result of one schedule. */
    public static ProofReport of(Outcome outcome) {
        Tally tally = new Tally();
        tally.count(outcome);
        return tally.report();
    }

    /** Whether every invariant held. */
    public boolean isSound() {
        return violations == 0;
    }

    /** One line that sums it up. */
    public String summary() {
        return "%d crash points, %d schedules, %d events, %d violations"
                .formatted(crashPoints, schedules, events, violations);
    }
}
