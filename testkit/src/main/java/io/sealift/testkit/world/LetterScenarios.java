package io.sealift.testkit.world;

import io.sealift.testkit.world.Producer.Landing;

/** What people do with dead letters. */
final class LetterScenarios {
    private LetterScenarios() {}

    /**
     * Refused files, one of which is allowed by now, a message that was tried too often, and one that makes no sense.
     * After the fault the operator redrives what is left.
     */
    static PipelineScenario redrive() {
        return PipelineScenario.of(
                        world -> {
                            world.limitLinesTo(10);
                            world.producer().landDoubtful("long.json", Scenarios.DAY, 3);
                            world.producer().landInvalid("bad.json", "[]\n");
                            world.ingest();
                            world.liftLimits();
                            Landing slow = world.producer().land("slow.json", Scenarios.DAY, 4);
                            world.queue().moveToDeadLetters(slow.message(), world.deadLetters());
                            world.queue().send("no notification");
                            world.ingest();
                        },
                        (world, ports) -> {
                            world.letterDesk().redriveAll(ports);
                            Scenarios.ingest(world, ports);
                        })
                .healedBy(world -> {
                    world.letterDesk().redriveAll(world.ports());
                    world.settleDown();
                });
    }

    /**
     * Two refused files that are replaced by corrected ones. After a failure the operator does it again, once anything
     * uploaded has been ingested.
     */
    static PipelineScenario replace() {
        return PipelineScenario.of(
                        world -> {
                            world.producer().landInvalid("one.json", "[1]\n");
                            world.producer().landInvalid("two.json", "[2]\n");
                            world.ingest();
                        },
                        (world, ports) -> {
                            world.letterDesk().replaceAll(ports);
                            Scenarios.ingest(world, ports);
                        })
                .healedBy(world -> {
                    world.settleDown();
                    world.letterDesk().replaceAll(world.ports());
                    world.settleDown();
                });
    }

    /** A refused file and a message that makes no sense; nobody needs either. */
    static PipelineScenario discard() {
        return PipelineScenario.of(
                        world -> {
                            world.producer().landInvalid("bad.json", "[]\n");
                            world.queue().send("no notification");
                            world.ingest();
                        },
                        (world, ports) -> world.letterDesk().discardAll(ports))
                .healedBy(world -> {
                    world.letterDesk().discardAll(world.ports());
                    world.settleDown();
                });
    }

    /** Rows that only the engine refused, redriven by their letter after the table was changed. */
    static PipelineScenario redriveAside() {
        return PipelineScenario.of(
                        world -> {
                            world.producer().land("good.json", Scenarios.DAY, 3);
                            world.producer().landPoison("poison.json", Scenarios.DAY, 2);
                            world.ingest();
                            world.settleDown();
                            world.model().takePoison();
                        },
                        (world, ports) -> {
                            world.letterDesk().redriveAll(ports);
                            world.load(ports);
                        })
                .healedBy(world -> {
                    world.letterDesk().redriveAll(world.ports());
                    world.settleDown();
                });
    }
}
