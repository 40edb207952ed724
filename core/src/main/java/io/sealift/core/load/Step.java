package io.sealift.core.load;

import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.Slice;

/**
 * What one step did to a manifest or to a slice.
 *
 * @param <T> {@link Manifest} or {@link Slice}
 */
sealed interface Step<T> {
    /** It went on, durably; {@code now} is what the ledger holds. */
    record Moved<T>(T now, LoadEvent what) implements Step<T> {}

    /** It cannot go on in this run. */
    record Held<T>(LoadEvent.Waiting why) implements Step<T> {}

    static <T> Step<T> held(ManifestId manifest, String reason) {
        return new Held<>(new LoadEvent.Waiting(manifest, reason));
    }

    /**
     * The step that changes a manifest to {@code next}; if it is not known to have happened, the next run looks at it.
     */
    static Step<Manifest> of(CommitOutcome outcome, Manifest next, LoadEvent what) {
        return outcome.isCommitted()
                ? new Moved<>(next.nextRevision(), what)
                : held(next.id(), "the step to %s was not confirmed: %s".formatted(next.state(), outcome.problem()));
    }

    /** The step that changes a slice to {@code next}. */
    static Step<Slice> of(CommitOutcome outcome, Slice next, LoadEvent what) {
        return outcome.isCommitted()
                ? new Moved<>(next.nextRevision(), what)
                : held(
                        next.manifest(),
                        "slice %d: the step to %s was not confirmed: %s"
                                .formatted(next.number(), next.state(), outcome.problem()));
    }
}
