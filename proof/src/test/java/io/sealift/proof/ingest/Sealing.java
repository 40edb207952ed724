package io.sealift.proof.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.runtime.Backoff;
import io.sealift.core.seal.ManifestSealer;
import io.sealift.core.seal.SealLimits;
import io.sealift.fakes.RecordingPause;

/** Seals the open manifest, as the hourly run does. */
final class Sealing {
    private Sealing() {}

    static void seal(Ingestion ingestion) {
        ManifestSealer sealer = new ManifestSealer(
                ingestion.ledger,
                SealLimits.STANDARD,
                new Backoff(new RecordingPause(), () -> 0.5),
                ingestion.clock,
                () -> 99);
        assertThat(sealer.seal(Ingestion.PLENTY)).isPresent();
    }
}
