package io.sealift.testkit.world;

import org.junit.jupiter.api.AfterEach;

/** A world for tests of loading, in which every invariant must hold after each test. */
abstract class LoadWorld {
    final PipelineWorld world = new PipelineWorld();
    final TableView table = new TableView(world);
    private final InvariantChecker checker = new InvariantChecker(world);

    @AfterEach
    void shouldHoldEveryInvariant() {
        checker.assertAtRest();
    }
}
