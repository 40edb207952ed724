package io.sealift.proof;

import io.sealift.proof.fault.Exploration;
import io.sealift.proof.harness.Flow;
import io.sealift.proof.simulation.Simulation.Outcome;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Counts what several threads find; the result does not depend on which of them was first. */
final class Tally {
    /** A broken protocol breaks nearly everywhere; nobody reads more. */
    private static final int POINTS_PER_FLOW_MAX = 3;

    private static final int SEEDS_MAX = 10;

    private final Map<Flow, List<Finding>> ofFlows = new EnumMap<>(Flow.class);
    private final SortedMap<Long, Finding> ofSeeds = new TreeMap<>();
    private long crashPoints;
    private long schedules;
    private long events;
    private long violations;

    synchronized void count(Flow flow, Exploration exploration) {
        // One harness runs without a fault.
        crashPoints += exploration.runs() - 1;
        violations += exploration.violations().size();
        ofFlows.put(
                flow,
                exploration.violations().stream()
                        .limit(POINTS_PER_FLOW_MAX)
                        .map(violation -> new Finding(
                                "%s, %s".formatted(flow, violation.point()), "--seeds 0", problem(violation.problem())))
                        .toList());
    }

    synchronized void count(Outcome outcome) {
        schedules++;
        events += outcome.trace().events();
        outcome.violation().ifPresent(problem -> {
            violations++;
            String seed = Long.toString(outcome.seed());
            ofSeeds.put(outcome.seed(), new Finding("seed " + seed, "--seed " + seed, problem(problem)));
            if (ofSeeds.size() > SEEDS_MAX) {
                ofSeeds.pollLastEntry();
            }
        });
    }

    synchronized ProofReport report() {
        List<Finding> findings = Stream.concat(
                        ofFlows.values().stream().flatMap(List::stream), ofSeeds.values().stream())
                .toList();
        return new ProofReport(crashPoints, schedules, events, violations, findings);
    }

    private static String problem(Throwable thrown) {
        String message = thrown.getMessage();
        return thrown instanceof AssertionError && message != null ? message : thrown.toString();
    }
}
