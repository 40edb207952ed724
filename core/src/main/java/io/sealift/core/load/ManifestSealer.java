package io.sealift.core.load;

import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.time.Backoff;
import io.sealift.core.time.TimeLeft;
import java.util.Optional;

/** Step 7: closes the open manifest and opens the next one in the same transaction. */
final class ManifestSealer {
    private final LoadServices services;

    ManifestSealer(LoadServices services) {
        this.services = services;
    }

    /** Seals the open manifest; nothing where it holds no file, or another run sealed it first. */
    Optional<Manifest> seal(TimeLeft timeLeft) {
        Ledger ledger = services.ledger();
        Backoff backoff = services.backoff();
        for (int tries = 1; ; tries++) {
            Optional<Manifest> open = ledger.openManifest();
            if (open.isEmpty() || open.get().totals().files() == 0) {
                return Optional.empty();
            }
            Manifest manifest = open.get();
            switch (ledger.seal(
                    manifest.become(ManifestState.SEALED, services.clock().instant()), successor())) {
                case CommitOutcome.Committed committed -> {
                    return ledger.manifest(manifest.id());
                }
                case CommitOutcome.Rejected rejected -> {
                    return Optional.empty();
                }
                case CommitOutcome.Unknown unknown -> {
                    // If it took effect, every later look finds the manifest sealed; if not, it is open and comes
                    // again.
                    return ledger.manifest(manifest.id()).filter(seen -> seen.state() == ManifestState.SEALED);
                }
                case CommitOutcome.Conflicted conflicted -> {
                    if (!backoff.awaitNext(tries, timeLeft)) {
                        return Optional.empty();
                    }
                }
            }
        }
    }

    private Manifest successor() {
        ManifestId id = ManifestId.at(services.clock().instant(), services.ids().nextSalt());
        return Manifest.open(id, services.clock().instant());
    }
}
