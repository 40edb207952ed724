package io.sealift.core.seal;

import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.runtime.Backoff;
import io.sealift.core.runtime.IdSource;
import io.sealift.core.runtime.TimeLeft;
import java.time.Clock;
import java.util.Optional;

/**
 * Step 7: closes the open manifest and opens the next one in the same transaction.
 *
 * <p>Any run may do it at any time: if two do it at once, one wins, and both find the same successor.
 */
public final class ManifestSealer {
    private final Ledger ledger;
    private final SealLimits limits;
    private final Backoff backoff;
    private final Clock clock;
    private final IdSource ids;

    /** A sealer of one ledger's manifests. */
    public ManifestSealer(Ledger ledger, SealLimits limits, Backoff backoff, Clock clock, IdSource ids) {
        this.ledger = ledger;
        this.limits = limits;
        this.backoff = backoff;
        this.clock = clock;
        this.ids = ids;
    }

    /** Seals the open manifest; empty if it holds no file, or another run sealed it first. */
    public Optional<Manifest> seal(TimeLeft timeLeft) {
        for (int tries = 1; ; tries++) {
            Optional<Manifest> open = ledger.openManifest();
            if (open.isEmpty() || open.get().totals().files() == 0) {
                return Optional.empty();
            }
            ManifestId id = open.get().id();
            switch (sealOnce(open.get())) {
                case CommitOutcome.Committed _ -> {
                    return ledger.manifest(id);
                }
                case CommitOutcome.Rejected _, CommitOutcome.Invalid _ -> {
                    return Optional.empty();
                }
                case CommitOutcome.Unknown _ -> {
                    // If it took effect, every later look finds the manifest sealed; if not, it is still open and gets
                    // another turn.
                    return ledger.manifest(id).filter(seen -> seen.state() == ManifestState.SEALED);
                }
                case CommitOutcome.Conflicted _ -> {
                    if (!backoff.awaitNext(tries, timeLeft)) {
                        return Optional.empty();
                    }
                }
            }
        }
    }

    /** Seals the open manifest if one of the limits is reached. */
    public Optional<Manifest> sealIfDue(TimeLeft timeLeft) {
        return ledger.openManifest()
                        .filter(open -> limits.areReachedBy(open, clock.instant()))
                        .isPresent()
                ? seal(timeLeft)
                : Optional.empty();
    }

    /**
     * The manifest that takes files now: this open one, or its successor if it is full.
     *
     * <p>If sealing did not succeed at once, this one goes on taking files, and the next look tries again.
     */
    public Optional<Manifest> roomIn(Manifest open) {
        if (!limits.areReachedBy(open.totals())) {
            return Optional.of(open);
        }
        sealOnce(open);
        return ledger.openManifest();
    }

    private CommitOutcome sealOnce(Manifest open) {
        Manifest successor = Manifest.open(ManifestId.at(clock.instant(), ids.nextSalt()), clock.instant());
        return ledger.seal(open.become(ManifestState.SEALED, clock.instant()), successor);
    }
}
