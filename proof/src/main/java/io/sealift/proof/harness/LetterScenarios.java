package io.sealift.proof.harness;

import io.sealift.proof.harness.Producer.Upload;

/** What people do with dead letters. */
final class LetterScenarios {
    private LetterScenarios() {}

    /**
     * Refused files (one is allowed by now), a message whose retries are exhausted, and a malformed one.
     * After the fault the operator redrives what is left.
     */
    static PipelineScenario redrive() {
        return PipelineScenario.of(
                        harness -> {
                            harness.limitLinesTo(10);
                            harness.producer().landDoubtful("long.json", Scenarios.DAY, 3);
                            harness.producer().landInvalid("bad.json", "[]\n");
                            harness.ingest();
                            harness.liftLimits();
                            Upload slow = harness.producer().land("slow.json", Scenarios.DAY, 4);
                            harness.queue().moveToDeadLetters(slow.message(), harness.deadLetters());
                            harness.queue().send("no notification");
                            harness.ingest();
                        },
                        (harness, ports) -> {
                            harness.letterDesk().redriveAll(ports);
                            Scenarios.ingest(harness, ports);
                        })
                .healedBy(harness -> {
                    harness.letterDesk().redriveAll(harness.ports());
                    harness.settleDown();
                });
    }

    /**
     * Two refused files that are replaced by corrected ones. After a failure the operator does it again, once anything
     * uploaded has been ingested.
     */
    static PipelineScenario replace() {
        return PipelineScenario.of(
                        harness -> {
                            harness.producer().landInvalid("one.json", "[1]\n");
                            harness.producer().landInvalid("two.json", "[2]\n");
                            harness.ingest();
                        },
                        (harness, ports) -> {
                            harness.letterDesk().replaceAll(ports);
                            Scenarios.ingest(harness, ports);
                        })
                .healedBy(harness -> {
                    harness.settleDown();
                    harness.letterDesk().replaceAll(harness.ports());
                    harness.settleDown();
                });
    }

    /** A refused file and a malformed message; both are discarded. */
    static PipelineScenario discard() {
        return PipelineScenario.of(
                        harness -> {
                            harness.producer().landInvalid("bad.json", "[]\n");
                            harness.queue().send("no notification");
                            harness.ingest();
                        },
                        (harness, ports) -> harness.letterDesk().discardAll(ports))
                .healedBy(harness -> {
                    harness.letterDesk().discardAll(harness.ports());
                    harness.settleDown();
                });
    }

    /** Rows that only the engine refused, redriven by their letter after the table was changed. */
    static PipelineScenario redriveAside() {
        return PipelineScenario.of(
                        harness -> {
                            harness.producer().land("good.json", Scenarios.DAY, 3);
                            harness.producer().landPoison("poison.json", Scenarios.DAY, 2);
                            harness.ingest();
                            harness.settleDown();
                            harness.model().takePoison();
                        },
                        (harness, ports) -> {
                            harness.letterDesk().redriveAll(ports);
                            harness.load(ports);
                        })
                .healedBy(harness -> {
                    harness.letterDesk().redriveAll(harness.ports());
                    harness.settleDown();
                });
    }
}
