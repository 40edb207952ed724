package io.sealift.testkit.world;

import static io.sealift.testkit.world.Scenarios.DAY;
import static io.sealift.testkit.world.Scenarios.OTHER_DAY;

import io.sealift.core.load.LoadSettings;
import io.sealift.core.seal.SealLimits;

/** Loads that fail on the data of one file, and what people do about them. */
final class PoisonScenarios {
    private PoisonScenarios() {}

    /** Loads that fail on their data, divided, cut, and set aside; then given another try that goes well. */
    static PipelineScenario poison() {
        return PipelineScenario.of(
                world -> {
                    poisoned(world);
                    failTwice(world);
                },
                (world, ports) -> {
                    for (int round = 0; round < 9; round++) {
                        world.load(ports);
                        world.endQueries();
                    }
                });
    }

    /** Rows that were set aside get another try after the table was changed. */
    static PipelineScenario redriveRows() {
        return PipelineScenario.of(
                        world -> {
                            poisoned(world);
                            world.settleDown();
                            world.model().takePoison();
                        },
                        (world, ports) -> {
                            world.operator().redriveRows(ports);
                            world.load(ports);
                            world.endQueries();
                            world.load(ports);
                        })
                .healedBy(world -> {
                    // An operator who saw the command fail repeats it.
                    world.operator().redriveRows(world.ports());
                    world.operator().resumeRows(world.ports());
                    world.settleDown();
                });
    }

    /** An operator lets a stopped manifest be loaded again, once the cause is gone. */
    static PipelineScenario retry() {
        return PipelineScenario.of(
                        world -> {
                            world.loadBy(new LoadSettings(PipelineWorld.KEYS, SealLimits.STANDARD, 4, 0));
                            poisoned(world);
                            world.settleDown();
                            world.model().takePoison();
                        },
                        (world, ports) -> {
                            world.operator().retryStopped(ports);
                            world.load(ports);
                        })
                .healedBy(world -> {
                    world.operator().retryStopped(world.ports());
                    world.settleDown();
                });
    }

    private static void poisoned(PipelineWorld world) {
        world.producer().land("good.json", DAY, 3);
        world.producer().landPoison("poison.json", DAY, 2);
        world.producer().land("other.json", OTHER_DAY, 4);
        world.ingest();
        world.producer().land("another.json", DAY, 1);
        world.ingest();
    }

    private static void failTwice(PipelineWorld world) {
        world.sealAndLoad();
        world.endQueries();
        world.load();
        world.endQueries();
    }
}
