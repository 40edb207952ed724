package io.sealift.testkit.world;

import io.sealift.testkit.world.Producer.Landing;

/** What people do with dead letters. */
final class LetterScenarios {
    private LetterScenarios() {}

    /**
     * Files that were refused, of which one is allowed by now and one is not, a message that was tried too often, and one
     * that makes no sense. After the fault the operator redrives what is left.
     */
    public static PipelineScenario redrive() {
        return PipelineScenario.of(
                        world -> {
                            world.limitLinesTo(10);
                            world.producer().landDoubtful("long.json", Scenarios.DAY, 3);
                            world.producer().landUnsound("bad.json", "[]\n");
                            world.ingest();
                            world.liftLimits();
                            Landing slow = world.producer().land("slow.json", Scenarios.DAY, 4);
                            world.queue().moveToDeadLetters(slow.message(), world.deadLetters());
                            world.queue().send("no notification");
                            world.ingest();
                        },
                        (world, ports) -> {
                            world.operator().redriveAll(ports);
                            Scenarios.ingest(world, ports);
                        })
                .healedBy(world -> {
                    world.operator().redriveAll(world.ports());
                    world.settleDown();
                });
    }

    /**
     * Two refused files, in whose place corrected ones are put. Whoever saw it fail does it again once what may have been
     * uploaded is ingested.
     */
    static PipelineScenario replace() {
        return PipelineScenario.of(
                        world -> {
                            world.producer().landUnsound("one.json", "[1]\n");
                            world.producer().landUnsound("two.json", "[2]\n");
                            world.ingest();
                        },
                        (world, ports) -> {
                            world.operator().replaceAll(ports);
                            Scenarios.ingest(world, ports);
                        })
                .healedBy(world -> {
                    world.settleDown();
                    world.operator().replaceAll(world.ports());
                    world.settleDown();
                });
    }

    /** A refused file and a message that makes no sense, of which nobody needs either. */
    static PipelineScenario discard() {
        return PipelineScenario.of(
                        world -> {
                            world.producer().landUnsound("bad.json", "[]\n");
                            world.queue().send("no notification");
                            world.ingest();
                        },
                        (world, ports) -> world.operator().discardAll(ports))
                .healedBy(world -> {
                    world.operator().discardAll(world.ports());
                    world.settleDown();
                });
    }
}
