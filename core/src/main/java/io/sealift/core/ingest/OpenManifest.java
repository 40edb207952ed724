package io.sealift.core.ingest;

import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.runtime.IdSource;
import io.sealift.core.seal.ManifestSealer;
import java.time.Clock;
import java.util.Optional;

/** Finds the manifest that takes files now, opens the very first one, and seals one that is full. */
final class OpenManifest {
    private final Ledger ledger;
    private final Clock clock;
    private final IdSource ids;
    private final ManifestSealer sealer;

    OpenManifest(IngestServices services) {
        this.ledger = services.ledger();
        this.clock = services.clock();
        this.ids = services.ids();
        this.sealer = new ManifestSealer(ledger, services.limits(), services.backoff(), clock, ids);
    }

    /** The open manifest; empty if the first one could not be opened now and the caller should try again. */
    Optional<Manifest> get() {
        Optional<Manifest> found = ledger.openManifest();
        if (found.isPresent()) {
            return sealer.roomIn(found.get());
        }
        Manifest first = Manifest.open(ManifestId.at(clock.instant(), ids.nextSalt()), clock.instant());
        return switch (ledger.open(first)) {
            case CommitOutcome.Committed committed -> Optional.of(first);
            // Whatever happened, the ledger knows: another caller may have opened it, or our own call whose reply was
            // lost.
            case CommitOutcome.Rejected rejected -> ledger.openManifest();
            case CommitOutcome.Conflicted _, CommitOutcome.Invalid _, CommitOutcome.Unknown _ -> Optional.empty();
        };
    }
}
