package io.sealift.proof.harness;

import io.sealift.fakes.ETagging;
import io.sealift.proof.fault.CrashPoints;
import io.sealift.proof.fault.Scenario;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Something that a function of the pipeline does, to be run with a fault at each of its calls: every invariant must
 * hold right after the fault, and once the harness has settled down all files must be loaded and archived.
 *
 * @param prepared what happens beforehand, without faults
 * @param run what the process that meets the fault does
 * @param healed what happens after the fault until the harness comes to rest
 * @param broken how the protocol is broken on purpose, in every process of the harness
 * @param tagging the ETags of the harness
 */
public record PipelineScenario(
        Consumer<PipelineHarness> prepared,
        BiConsumer<PipelineHarness, Ports> run,
        Consumer<PipelineHarness> healed,
        UnaryOperator<Ports> broken,
        ETagging tagging)
        implements Scenario {
    /** A scenario of the protocol as it is. */
    public static PipelineScenario of(Consumer<PipelineHarness> prepared, BiConsumer<PipelineHarness, Ports> run) {
        return new PipelineScenario(prepared, run, PipelineHarness::settleDown, UnaryOperator.identity(), ETagging.MD5);
    }

    /** The same, if somebody has to help after the fault. */
    public PipelineScenario healedBy(Consumer<PipelineHarness> how) {
        return new PipelineScenario(prepared, run, how, broken, tagging);
    }

    /** The same, with the protocol broken on purpose. */
    public PipelineScenario brokenBy(UnaryOperator<Ports> how) {
        return new PipelineScenario(prepared, run, healed, how, tagging);
    }

    /** The same in a harness with other ETags. */
    public PipelineScenario tagged(ETagging other) {
        return new PipelineScenario(prepared, run, healed, broken, other);
    }

    @Override
    public Harness build(CrashPoints points) {
        PipelineHarness harness = new PipelineHarness(tagging);
        harness.breakPorts(broken);
        prepared.accept(harness);
        Ports ports = harness.ports(points);
        InvariantChecker checker = new InvariantChecker(harness);
        return new Harness() {
            @Override
            public void run() {
                run.accept(harness, ports);
            }

            @Override
            public void recover() {
                healed.accept(harness);
            }

            @Override
            public void checkSafety() {
                checker.assertSafe();
            }

            @Override
            public void check() {
                checker.assertAllLoaded();
                harness.cleanUp();
                checker.assertNoLeftovers();
            }
        };
    }
}
