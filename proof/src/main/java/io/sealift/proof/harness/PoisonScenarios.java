package io.sealift.proof.harness;

import static io.sealift.proof.harness.Scenarios.DAY;
import static io.sealift.proof.harness.Scenarios.OTHER_DAY;

import io.sealift.core.load.LoadSettings;

/** Loads that fail on the data of one file, and what people do about them. */
final class PoisonScenarios {
    private PoisonScenarios() {}

    /** Loads that fail on their data, divided, cut, and set aside; then given another try that goes well. */
    static PipelineScenario poison() {
        return PipelineScenario.of(
                harness -> {
                    poisoned(harness);
                    failTwice(harness);
                },
                (harness, ports) -> {
                    for (int round = 0; round < 9; round++) {
                        harness.load(ports);
                        harness.endQueries();
                    }
                });
    }

    /** Rows that were set aside get another try after the table was changed. */
    static PipelineScenario redriveRows() {
        return PipelineScenario.of(
                        harness -> {
                            poisoned(harness);
                            harness.settleDown();
                            harness.model().takePoison();
                        },
                        (harness, ports) -> {
                            harness.operator().redriveRows(ports);
                            harness.load(ports);
                            harness.endQueries();
                            harness.load(ports);
                        })
                .healedBy(harness -> {
                    // An operator who saw the command fail repeats it.
                    harness.operator().redriveRows(harness.ports());
                    harness.operator().resumeRows(harness.ports());
                    harness.settleDown();
                });
    }

    /** An operator lets a stopped manifest be loaded again, once the cause is gone. */
    static PipelineScenario retry() {
        return PipelineScenario.of(
                        harness -> {
                            harness.loadBy(
                                    LoadSettings.standard(PipelineHarness.KEYS).withSetAsideMax(0));
                            poisoned(harness);
                            harness.settleDown();
                            harness.model().takePoison();
                        },
                        (harness, ports) -> {
                            harness.operator().retryStopped(ports);
                            harness.load(ports);
                        })
                .healedBy(harness -> {
                    harness.operator().retryStopped(harness.ports());
                    harness.settleDown();
                });
    }

    private static void poisoned(PipelineHarness harness) {
        harness.producer().land("good.json", DAY, 3);
        harness.producer().landPoison("poison.json", DAY, 2);
        harness.producer().land("other.json", OTHER_DAY, 4);
        harness.ingest();
        harness.producer().land("another.json", DAY, 1);
        harness.ingest();
    }

    private static void failTwice(PipelineHarness harness) {
        harness.sealAndLoad();
        harness.endQueries();
        harness.load();
        harness.endQueries();
    }
}
