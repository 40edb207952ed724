package io.sealift.testkit.world;

import io.sealift.testkit.fake.ETagging;
import io.sealift.testkit.fault.CrashPoints;
import io.sealift.testkit.fault.Scenario;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Something that a function of the pipeline does, to be run with a fault at each of its calls: every invariant must
 * hold right after the fault, and once the world has settled down all files must be loaded and archived.
 *
 * @param prepared what happens beforehand, without faults
 * @param run what the process that meets the fault does
 * @param healed what happens after the fault until the world comes to rest
 * @param broken how the protocol is broken on purpose, in every process of the world
 * @param tagging the ETags of the world
 */
public record PipelineScenario(
        Consumer<PipelineWorld> prepared,
        BiConsumer<PipelineWorld, Ports> run,
        Consumer<PipelineWorld> healed,
        UnaryOperator<Ports> broken,
        ETagging tagging)
        implements Scenario {
    /** A scenario of the protocol as it is. */
    public static PipelineScenario of(Consumer<PipelineWorld> prepared, BiConsumer<PipelineWorld, Ports> run) {
        return new PipelineScenario(prepared, run, PipelineWorld::settleDown, UnaryOperator.identity(), ETagging.MD5);
    }

    /** The same, if somebody has to help after the fault. */
    public PipelineScenario healedBy(Consumer<PipelineWorld> how) {
        return new PipelineScenario(prepared, run, how, broken, tagging);
    }

    /** The same, with the protocol broken on purpose. */
    public PipelineScenario brokenBy(UnaryOperator<Ports> how) {
        return new PipelineScenario(prepared, run, healed, how, tagging);
    }

    /** The same in a world with other ETags. */
    public PipelineScenario tagged(ETagging other) {
        return new PipelineScenario(prepared, run, healed, broken, other);
    }

    @Override
    public World build(CrashPoints points) {
        PipelineWorld world = new PipelineWorld(tagging);
        world.breakPorts(broken);
        prepared.accept(world);
        Ports ports = world.ports(points);
        InvariantChecker checker = new InvariantChecker(world);
        return new World() {
            @Override
            public void run() {
                run.accept(world, ports);
            }

            @Override
            public void recover() {
                healed.accept(world);
            }

            @Override
            public void checkSafety() {
                checker.assertSafe();
            }

            @Override
            public void check() {
                checker.assertAllLoaded();
                world.cleanUp();
                checker.assertNoLeftovers();
            }
        };
    }
}
