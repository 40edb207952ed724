package io.sealift.proof.fault;

import io.sealift.core.store.StoreUnavailableException;
import io.sealift.proof.fault.Exploration.Violation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs a scenario with each fault at each of its calls, one fault per harness. */
public final class CrashExplorer {
    /** More calls than any scenario should need: above this, make the scenario smaller. */
    private static final int CALLS_MAX = 10_000;

    private final Set<FaultKind> kinds;

    private CrashExplorer(Set<FaultKind> kinds) {
        this.kinds = kinds;
    }

    /** Tries all kinds of faults. */
    public static CrashExplorer ofAllFaults() {
        return new CrashExplorer(EnumSet.allOf(FaultKind.class));
    }

    /** Tries only these kinds. */
    public static CrashExplorer of(FaultKind first, FaultKind... more) {
        return new CrashExplorer(EnumSet.of(first, more));
    }

    /**
     * Runs the scenario once without a fault, which must go well too, then with every fault.
     *
     * @throws IllegalStateException if the run without a fault makes no call through the crash points: nothing would
     *     be tried
     */
    public Exploration explore(Scenario scenario) {
        List<Violation> violations = new ArrayList<>();
        CrashPoints counting = CrashPoints.counting();
        live(scenario, counting, "no fault").ifPresent(violations::add);
        List<String> calls = counting.calls();
        if (calls.isEmpty() || calls.size() > CALLS_MAX) {
            throw new IllegalStateException(
                    "Scenario made %d calls through the crash points, not 1 to %d".formatted(calls.size(), CALLS_MAX));
        }
        int runs = 1;
        for (int number = 1; number <= calls.size(); number++) {
            for (FaultKind kind : kinds) {
                String point = "%s #%d %s".formatted(calls.get(number - 1), number, kind);
                Fault fault = new Fault(number, kind);
                CrashPoints points = CrashPoints.with(fault);
                live(scenario, points, point)
                        .or(() -> strayed(points, calls, fault, point))
                        .ifPresent(violations::add);
                runs++;
            }
        }
        return new Exploration(calls, runs, violations);
    }

    /** Runs one harness to its end, and returns what broke in it. */
    private static Optional<Violation> live(Scenario scenario, CrashPoints points, String point) {
        try {
            Scenario.Harness harness = scenario.build(points);
            run(harness, points);
            points.disarm();
            harness.checkSafety();
            harness.recover();
            harness.checkSafety();
            harness.check();
            return Optional.empty();
        } catch (Exception | AssertionError | SimulatedCrash problem) {
            return Optional.of(new Violation(point, problem));
        }
    }

    private static void run(Scenario.Harness harness, CrashPoints points) {
        try {
            harness.run();
        } catch (SimulatedCrash crash) {
            if (!points.isCrashed()) {
                throw crash;
            }
        } catch (RuntimeException failure) {
            // A dead process may throw anything; a living one may fail only for lack of an answer.
            boolean expected = failure instanceof StoreUnavailableException
                    && points.struck().isPresent();
            if (!points.isCrashed() && !expected) {
                throw failure;
            }
        }
    }

    /** Fails if the fault hit a different call than intended: then some calls were never tried. */
    private static Optional<Violation> strayed(CrashPoints points, List<String> expected, Fault fault, String point) {
        List<String> made = points.calls();
        if (points.struck().isPresent()
                && made.subList(0, fault.number()).equals(expected.subList(0, fault.number()))) {
            return Optional.empty();
        }
        return Optional.of(new Violation(
                point,
                new IllegalStateException(
                        "Scenario does not make the same calls in every run: %s, then %s. Inject time, ids and workers"
                                .formatted(expected, made))));
    }
}
