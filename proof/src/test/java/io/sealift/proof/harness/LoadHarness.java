package io.sealift.proof.harness;

import org.junit.jupiter.api.AfterEach;

/** A harness for tests of loading, in which every invariant must hold after each test. */
abstract class LoadHarness {
    final PipelineHarness harness = new PipelineHarness();
    final TableView table = new TableView(harness);
    private final InvariantChecker checker = new InvariantChecker(harness);

    @AfterEach
    void shouldHoldEveryInvariant() {
        checker.assertAtRest();
    }
}
