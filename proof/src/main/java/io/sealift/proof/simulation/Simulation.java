package io.sealift.proof.simulation;

import io.sealift.core.load.LoadSettings;
import io.sealift.core.reconciliation.Balance;
import io.sealift.core.reconciliation.BalanceReader;
import io.sealift.core.reconciliation.BalanceServices;
import io.sealift.core.reconciliation.BalanceSettings;
import io.sealift.core.runtime.Pause;
import io.sealift.core.runtime.Workers;
import io.sealift.fakes.ETagging;
import io.sealift.fakes.RecordingPause;
import io.sealift.feed.validation.RejectPolicy;
import io.sealift.proof.harness.InvariantChecker;
import io.sealift.proof.harness.PipelineHarness;
import io.sealift.proof.harness.Ports;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * One seeded schedule: anything happens in any order, then the harness settles down. The same seed gives the same
 * schedule.
 *
 * <p>Invariants that must hold at every moment are checked after every step, those that must hold at rest at the end.
 */
public final class Simulation {
    /** How long a file would be on record; nothing is dropped here. */
    private static final Duration RETENTION = Duration.ofDays(400);

    private static final int STEPS_MIN = 40;
    private static final int STEPS_MAX = 80;
    private static final int KMS_ONCE_IN = 4;
    private static final double SHARE_REJECTED_MAX = 0.6;
    private static final int SET_ASIDE_MAX = 3;

    private final long seed;
    private final int steps;
    private final PipelineHarness harness;
    private final ScheduleRun run;

    /** The schedule of a seed. */
    public Simulation(long seed) {
        this(seed, UnaryOperator.identity());
    }

    /** The same, with the protocol broken on purpose in every process. */
    public Simulation(long seed, UnaryOperator<Ports> broken) {
        this.seed = seed;
        Random random = new Random(seed);
        this.steps = random.nextInt(STEPS_MIN, STEPS_MAX + 1);
        boolean isMd5 = random.nextInt(KMS_ONCE_IN) > 0;
        this.harness = new PipelineHarness(isMd5 ? ETagging.MD5 : ETagging.KMS);
        harness.breakPorts(broken);
        if (random.nextBoolean()) {
            harness.judgeBy(RejectPolicy.rejectRows(SHARE_REJECTED_MAX));
        }
        if (random.nextBoolean()) {
            harness.loadBy(LoadSettings.standard(PipelineHarness.KEYS)
                    .withLoadsAtOnceMax(1 + random.nextInt(LoadSettings.LOADS_AT_ONCE_MAX))
                    .withSetAsideMax(random.nextInt(SET_ASIDE_MAX)));
        }
        this.run = new ScheduleRun(random, harness);
        if (!isMd5) {
            run.trace().add(Event.ETAGS_ARE_NO_MD5);
        }
    }

    /**
     * The result of a schedule.
     *
     * @param seed its seed
     * @param trace what happened
     * @param violation what broke; none if every invariant held
     */
    public record Outcome(long seed, Trace trace, Optional<Throwable> violation) {
        /** Throws an {@link AssertionError} with the seed and the trace if something broke. */
        public void assertNoViolation() {
            if (violation.isPresent()) {
                throw new AssertionError(
                        "Seed %d: %s%n%s".formatted(seed, violation.get(), String.join("\n", trace.lines())),
                        violation.get());
            }
        }
    }

    /** Runs all of it; call it once. */
    public Outcome run() {
        InvariantChecker checker = new InvariantChecker(harness);
        try {
            for (int step = 0; step < steps; step++) {
                run.step();
                checker.assertSafe();
            }
            run.querySteps().calm();
            // An operator who saw a command fail repeats it.
            harness.operator().resumeRows(harness.ports());
            harness.settleDown();
            run.faultSteps().restoreLists();
            checker.assertAtRest();
            assertBalanced();
            decide();
            harness.settleDown();
            checker.assertAtRest();
            assertBalanced();
            harness.cleanUp();
            checker.assertNoLeftovers();
            return new Outcome(seed, run.trace(), Optional.empty());
        } catch (RuntimeException | AssertionError broken) {
            return new Outcome(seed, run.trace(), Optional.of(broken));
        }
    }

    /** An operator decides about what is set aside; most schedules get there only at their end. */
    private void decide() {
        if (run.choose(2) == 0) {
            harness.operator().discardRows(harness.ports());
        } else {
            run.querySteps().takePoison();
            harness.operator().redriveRows(harness.ports());
        }
        harness.operator().retryStopped(harness.ports());
    }

    /** What {@code sealift status} reports must be right as well. */
    private void assertBalanced() {
        Balance balance = balance();
        if (!balance.isBalanced()) {
            throw new AssertionError("%s landed, %s are accounted for: %s"
                    .formatted(balance.landed(), balance.accounted(), balance.differences()));
        }
    }

    /** The harness in which it happens. */
    public PipelineHarness harness() {
        return harness;
    }

    /** The harness's balance, as the command line reads it. */
    private Balance balance() {
        Pause pause = new RecordingPause(harness.clock());
        return new BalanceReader(
                        new BalanceServices(
                                harness.store(),
                                harness.ledger(),
                                harness.catalog(),
                                Workers.sequential(),
                                harness.clock(),
                                pause),
                        new BalanceSettings(PipelineHarness.KEYS, "", RETENTION, Optional.empty()))
                .read();
    }
}
