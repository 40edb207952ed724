package io.sealift.proof.fault;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The result of a search with faults.
 *
 * @param calls the calls of the run without a fault, in order, each as {@code Port.method}
 * @param runs how often the scenario was run, with and without faults
 * @param violations what broke, in the order found
 */
public record Exploration(List<String> calls, int runs, List<Violation> violations) {
    public Exploration {
        calls = List.copyOf(calls);
        violations = List.copyOf(violations);
    }

    /**
     * Something that broke.
     *
     * @param point where the fault was: {@code Ledger.commit #7 LOST_REPLY}, or {@code no fault}
     * @param problem what was thrown
     */
    public record Violation(String point, Throwable problem) {
        @Override
        public String toString() {
            return "%s: %s".formatted(point, problem);
        }
    }

    /** Throws an {@link AssertionError} that names every violation, if there is one. */
    public void assertNoViolations() {
        if (violations.isEmpty()) {
            return;
        }
        AssertionError error = new AssertionError("%d of %d runs broke an invariant:%n%s"
                .formatted(
                        violations.size(),
                        runs,
                        violations.stream().map(Violation::toString).collect(Collectors.joining("\n"))));
        violations.forEach(violation -> error.addSuppressed(violation.problem()));
        throw error;
    }
}
