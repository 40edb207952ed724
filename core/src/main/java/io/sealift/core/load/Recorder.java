package io.sealift.core.load;

import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.Manifest;
import java.util.function.Function;

/** Turns a change to a manifest into a step; what is not known to have happened is left to the next run, which looks. */
final class Recorder {
    private Recorder() {}

    /** Applies {@code change} to {@code next}, the manifest with the revision that was read. */
    static Step record(Manifest next, Function<Manifest, CommitOutcome> change, LoadEvent what) {
        return switch (change.apply(next)) {
            case CommitOutcome.Committed committed -> new Step.Moved(next.nextRevision(), what);
            case CommitOutcome.Rejected rejected -> Step.held(next, "another run changed it");
            case CommitOutcome.Conflicted conflicted -> Step.held(next, "another run is changing it");
            case CommitOutcome.Unknown unknown ->
                Step.held(next, "it is not known whether a change took effect: " + unknown.reason());
        };
    }
}
