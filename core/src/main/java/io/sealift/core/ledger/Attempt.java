package io.sealift.core.ledger;

import io.sealift.core.engine.FailureCause;
import java.time.Instant;

/**
 * One try to load one slice, on record before its query starts.
 *
 * @param number 1 for the first
 * @param token the engine's idempotency token; follows from manifest, slice and number
 * @param recordedAt when it was put on record
 * @param progress what is known of its query
 */
public record Attempt(int number, String token, Instant recordedAt, Progress progress) {
    public Attempt {
        if (number < 1) {
            throw new IllegalArgumentException("number must be positive: " + number);
        }
    }

    /** The same attempt, further on. */
    public Attempt with(Progress next) {
        return new Attempt(number, token, recordedAt, next);
    }

    /** What is known of an attempt's query. */
    public sealed interface Progress {
        /** The query may or may not have been started: its id is not on record. */
        record Recorded() implements Progress {}

        /** The query was started under this id. */
        record Started(String queryId) implements Progress {}

        /** The query failed, was cancelled or is not believed; what it left in the table is not swept yet. */
        record Failed(String queryId, String reason, FailureCause cause, Instant seenAt) implements Progress {}

        /** The attempt is over without success, and nothing of it is in the table. */
        record Swept(String queryId, String reason, FailureCause cause, int orphans) implements Progress {}

        /** The query succeeded, and the three row counts agree. */
        record Verified(String queryId, Instant at) implements Progress {}

        /** Its rows kept failing: two later slices of the manifest load half of its files each. */
        record Halved(String queryId, String reason, int first, int second) implements Progress {}

        /**
         * Its only file is what kept failing: its rows stay out of the table.
         *
         * @param reason the engine's own words
         * @param file the file
         * @param totals what its manifest counts of it and is not loaded; no file where other slices loaded the rest of
         *     its rows, and nothing at all once it has left the manifest
         */
        record SetAside(String queryId, String reason, FileId file, Totals totals) implements Progress {
            /** The same once the file is on record as refused and its manifest does not count it any more. */
            SetAside moved() {
                return new SetAside(queryId, reason, file, Totals.NONE);
            }

            /** Whether the file has left its manifest. */
            public boolean isMoved() {
                return totals.equals(Totals.NONE);
            }
        }
    }
}
