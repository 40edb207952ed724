package io.sealift.testkit.simulation;

import io.sealift.core.load.LoadSettings;
import io.sealift.core.seal.SealLimits;
import io.sealift.core.status.Balance;
import io.sealift.core.status.BalanceReader;
import io.sealift.core.status.BalanceServices;
import io.sealift.core.status.BalanceSettings;
import io.sealift.core.time.Pause;
import io.sealift.core.time.Workers;
import io.sealift.core.validation.RejectPolicy;
import io.sealift.testkit.fake.ETagging;
import io.sealift.testkit.fake.RecordingPause;
import io.sealift.testkit.world.InvariantChecker;
import io.sealift.testkit.world.PipelineWorld;
import io.sealift.testkit.world.Ports;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * One seeded schedule: anything happens in any order, then the world settles down. The same seed gives the same
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
    private final PipelineWorld world;
    private final Life life;

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
        this.world = new PipelineWorld(isMd5 ? ETagging.MD5 : ETagging.KMS);
        world.breakPorts(broken);
        if (random.nextBoolean()) {
            world.judgeBy(RejectPolicy.rejectRows(SHARE_REJECTED_MAX));
        }
        if (random.nextBoolean()) {
            world.loadBy(new LoadSettings(
                    PipelineWorld.KEYS,
                    SealLimits.STANDARD,
                    1 + random.nextInt(LoadSettings.LOADS_AT_ONCE_MAX),
                    random.nextInt(SET_ASIDE_MAX)));
        }
        this.life = new Life(random, world);
        if (!isMd5) {
            life.story().tell(Event.ETAGS_ARE_NO_MD5);
        }
    }

    /**
     * The result of a schedule.
     *
     * @param seed its seed
     * @param story what happened
     * @param violation what broke; none if every invariant held
     */
    public record Outcome(long seed, Story story, Optional<Throwable> violation) {
        /** Throws an {@link AssertionError} with the seed and the story if something broke. */
        public void assertNoViolation() {
            if (violation.isPresent()) {
                throw new AssertionError(
                        "Seed %d: %s%n%s".formatted(seed, violation.get(), String.join("\n", story.lines())),
                        violation.get());
            }
        }
    }

    /** Runs all of it; call it once. */
    public Outcome run() {
        InvariantChecker checker = new InvariantChecker(world);
        try {
            for (int step = 0; step < steps; step++) {
                life.step();
                checker.assertSafe();
            }
            life.querying().calm();
            // An operator who saw a command fail repeats it.
            world.operator().resumeRows(world.ports());
            world.settleDown();
            life.disturbing().restoreLists();
            checker.assertAtRest();
            assertBalanced();
            decide();
            world.settleDown();
            checker.assertAtRest();
            assertBalanced();
            world.cleanUp();
            checker.assertNoLeftovers();
            return new Outcome(seed, life.story(), Optional.empty());
        } catch (RuntimeException | AssertionError broken) {
            return new Outcome(seed, life.story(), Optional.of(broken));
        }
    }

    /** An operator decides about what is set aside; most schedules get there only at their end. */
    private void decide() {
        if (life.choose(2) == 0) {
            world.operator().discardRows(world.ports());
        } else {
            life.querying().takePoison();
            world.operator().redriveRows(world.ports());
        }
        world.operator().retryStopped(world.ports());
    }

    /** What {@code sealift status} reports must be right as well. */
    private void assertBalanced() {
        Balance balance = balance();
        if (!balance.isBalanced()) {
            throw new AssertionError("%s landed, %s are accounted for: %s"
                    .formatted(balance.landed(), balance.accounted(), balance.differences()));
        }
    }

    /** The world in which it happens. */
    public PipelineWorld world() {
        return world;
    }

    /** The world's balance, as the command line reads it. */
    private Balance balance() {
        Pause pause = new RecordingPause(world.clock());
        return new BalanceReader(
                        new BalanceServices(
                                world.store(),
                                world.ledger(),
                                world.catalog(),
                                Workers.sequential(),
                                world.clock(),
                                pause),
                        new BalanceSettings(PipelineWorld.KEYS, "", RETENTION, Optional.empty()))
                .read();
    }
}
