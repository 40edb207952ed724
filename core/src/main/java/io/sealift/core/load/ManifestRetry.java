package io.sealift.core.load;

import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Slice;
import java.time.Clock;
import java.util.Optional;

/**
 * Lets a manifest that stopped be loaded again, with all attempts anew, once an operator has removed the cause.
 *
 * <p>It starts nothing: the next run of the loader finds the manifest sealed and goes on as always, so all that protects
 * a load protects this one too.
 */
public final class ManifestRetry {
    private final Ledger ledger;
    private final Clock clock;

    /** Over one ledger. */
    public ManifestRetry(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** It is sealed again; the slices that are not in the table yet get their attempts anew. */
        record Renewed(Manifest manifest, int slices) implements Outcome {}

        /** The ledger knows no such manifest. */
        record NoSuchManifest() implements Outcome {}

        /** It did not stop, so there is nothing to retry. */
        record NotStopped(ManifestState state) implements Outcome {}

        /** Whether it took effect is not known, or another change came first: look, then ask again. */
        record Unconfirmed(String reason) implements Outcome {}
    }

    /** Asks for it. */
    public Outcome retry(ManifestId id) {
        Optional<Manifest> found = ledger.manifest(id);
        if (found.isEmpty()) {
            return new Outcome.NoSuchManifest();
        }
        Manifest stopped = found.get();
        if (stopped.state() != ManifestState.FAILED) {
            return new Outcome.NotStopped(stopped.state());
        }
        Manifest renewed = stopped.become(ManifestState.SEALED, clock.instant())
                .withSlices(stopped.slices().stream().map(Slice::renewed).toList())
                .withNote("");
        return switch (ledger.update(renewed)) {
            case CommitOutcome.Committed _ ->
                new Outcome.Renewed(renewed, (int) renewed.slices().stream()
                        .filter(slice -> !slice.isDone())
                        .count());
            case CommitOutcome.Rejected _ -> new Outcome.Unconfirmed("another change came first");
            case CommitOutcome.Conflicted _ -> new Outcome.Unconfirmed("another change is under way");
            case CommitOutcome.Unknown unknown -> new Outcome.Unconfirmed(unknown.reason());
        };
    }
}
