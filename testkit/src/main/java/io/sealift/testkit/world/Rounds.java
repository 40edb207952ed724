package io.sealift.testkit.world;

import io.sealift.core.ledger.Manifest;
import java.time.Duration;
import java.util.Set;

/**
 * Everything that happens by itself in a world, round by round.
 *
 * @param world the world
 */
record Rounds(PipelineWorld world) {
    private static final Duration ROUND = Duration.ofMinutes(61);

    /** Goes on until everything has come to rest, for at most this many rounds. */
    void untilAtRest(int roundsMax) {
        for (int round = 0; round < roundsMax; round++) {
            if (!world.producer().lost().isEmpty()) {
                world.backfill(world.ports()).runOnSchedule(world.timeLeft());
            }
            Set<String> failed = world.ingest();
            world.sealAndLoad();
            world.queriesEnded(world.ports(), world.endQueries());
            world.load();
            if (failed.isEmpty() && isAtRest()) {
                return;
            }
            world.clock().advance(ROUND);
        }
    }

    private boolean isAtRest() {
        return world.queue().waiting().isEmpty()
                && world.largeFiles().waiting().isEmpty()
                && world.producer().lost().isEmpty()
                && world.ledger().manifests().stream().allMatch(Rounds::isAtRest);
    }

    private static boolean isAtRest(Manifest manifest) {
        return switch (manifest.state()) {
            case OPEN -> manifest.totals().files() == 0;
            case ARCHIVED, FAILED -> true;
            case SEALED, LOADING, LOADED -> false;
        };
    }
}
