package io.sealift.proof.harness;

import io.sealift.core.ledger.Manifest;
import java.time.Duration;
import java.util.Set;

/**
 * Everything that happens by itself in a harness, round by round.
 *
 * @param harness the harness
 */
record Rounds(PipelineHarness harness) {
    private static final Duration ROUND = Duration.ofMinutes(61);

    /** Goes on until everything has come to rest, for at most this many rounds. */
    void untilAtRest(int roundsMax) {
        for (int round = 0; round < roundsMax; round++) {
            if (!harness.producer().lost().isEmpty()) {
                harness.backfill(harness.ports()).runOnSchedule(harness.timeLeft());
            }
            Set<String> failed = harness.ingest();
            harness.sealAndLoad();
            harness.queriesEnded(harness.ports(), harness.endQueries());
            harness.load();
            if (failed.isEmpty() && isAtRest()) {
                return;
            }
            harness.clock().advance(ROUND);
        }
    }

    private boolean isAtRest() {
        return harness.queue().waiting().isEmpty()
                && harness.largeFiles().waiting().isEmpty()
                && harness.producer().lost().isEmpty()
                && harness.ledger().manifests().stream().allMatch(Rounds::isAtRest);
    }

    private static boolean isAtRest(Manifest manifest) {
        return switch (manifest.state()) {
            case OPEN -> manifest.totals().files() == 0;
            case ARCHIVED, FAILED -> true;
            case SEALED, LOADING, LOADED -> false;
        };
    }
}
