package io.sealift.core.load;

import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.Sha256;
import io.sealift.core.ledger.Slice;

/**
 * What makes one attempt's query recognisable.
 *
 * @param text stands in the statement as a comment, so that the engine's history can be searched for it
 */
record AttemptMarker(String text) {
    static AttemptMarker of(Manifest manifest, Slice slice, int attempt) {
        return new AttemptMarker(
                "sealift manifest %s slice %d attempt %d".formatted(manifest.id(), slice.index(), attempt));
    }

    /**
     * The engine's idempotency token, 64 characters. It holds the attempt: with the same token again, the engine would
     * answer a failed query's id for ever.
     */
    String token() {
        return Sha256.hex(text);
    }
}
