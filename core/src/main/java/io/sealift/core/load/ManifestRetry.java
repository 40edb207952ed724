package io.sealift.core.load;

import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.EngineHealth;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Slice;
import io.sealift.core.ledger.SliceState;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Lets a manifest that stopped, or has a long wait, go on at once with a fresh set of tries, after an operator has
 * removed the cause.
 *
 * <p>It starts nothing itself: the next run of the loader goes on as always, so everything that protects a load
 * protects this one too.
 */
public final class ManifestRetry {
    private final Ledger ledger;
    private final Clock clock;

    /** A retry over one ledger. */
    public ManifestRetry(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The outcome of asking for a retry. */
    public sealed interface Outcome {
        /** This many slices that are not in the table get a fresh set of tries. */
        record Renewed(Manifest manifest, int slices) implements Outcome {}

        /** The ledger has no such manifest. */
        record NoSuchManifest() implements Outcome {}

        /** No part of the manifest stopped or waits, so there is nothing to retry. */
        record NothingToRetry(ManifestState state) implements Outcome {}

        /** It is not known whether it took effect, or another change came first: look, then ask again. */
        record Unconfirmed(String reason) implements Outcome {}
    }

    /** The manifests that stopped. */
    public List<ManifestId> stopped() {
        return ledger.unfinished().stream()
                .filter(manifest -> manifest.state() == ManifestState.FAILED)
                .map(Manifest::id)
                .toList();
    }

    /** Asks for a retry of this manifest. */
    public Outcome retry(ManifestId id) {
        Optional<Manifest> found = ledger.manifest(id);
        if (found.isEmpty()) {
            return new Outcome.NoSuchManifest();
        }
        Manifest manifest = found.get();
        return switch (manifest.state()) {
            case FAILED, LOADING -> renew(manifest);
            case OPEN, SEALED, LOADED, ARCHIVED -> new Outcome.NothingToRetry(manifest.state());
        };
    }

    /** Slices first: a manifest that went on with its old slices would stop again. */
    private Outcome renew(Manifest manifest) {
        int renewed = 0;
        for (Slice slice : ledger.slicesOf(manifest.id())) {
            if (mayTryAgain(slice, manifest)) {
                CommitOutcome outcome = ledger.update(slice.renewed(clock.instant()));
                if (!outcome.isCommitted()) {
                    return new Outcome.Unconfirmed(outcome.problem());
                }
                renewed++;
            }
        }
        if (renewed == 0 && manifest.state() == ManifestState.LOADING) {
            return new Outcome.NothingToRetry(manifest.state());
        }
        EngineHealth health = ledger.engineHealth();
        if (health.isDown()) {
            ledger.update(health.recovered());
        }
        if (manifest.state() == ManifestState.LOADING) {
            return new Outcome.Renewed(manifest, renewed);
        }
        Manifest sealed = manifest.become(ManifestState.SEALED, clock.instant()).withNote("");
        CommitOutcome outcome = ledger.update(sealed);
        return outcome.isCommitted()
                ? new Outcome.Renewed(sealed, renewed)
                : new Outcome.Unconfirmed(outcome.problem());
    }

    private static boolean mayTryAgain(Slice slice, Manifest of) {
        return switch (slice.state()) {
            case SliceState.Waiting _ -> true;
            // What its list names was moved once the manifest was loaded; from then on `dlq redrive` tries the rows
            // that were kept.
            case SliceState.SetAside _ -> !of.times().containsKey(ManifestState.LOADED);
            case SliceState.Recorded _, SliceState.Running _, SliceState.Verified _, SliceState.Withdrawing _ -> false;
            case SliceState.Published _ -> false;
            case SliceState.Divided _, SliceState.Redriven _, SliceState.Discarded _ -> false;
        };
    }
}
