package io.sealift.core.load;

import io.sealift.core.ledger.Manifest;

/** What one step did to a manifest. */
sealed interface Step {
    /** It went on, durably; the manifest as the ledger has it now. */
    record Moved(Manifest now, LoadEvent what) implements Step {}

    /** It cannot go on in this run. */
    record Held(LoadEvent.Waiting why) implements Step {}

    static Step held(Manifest manifest, String reason) {
        return new Held(new LoadEvent.Waiting(manifest.id(), reason));
    }

    /** It waits until the ledger's index shows all files that it counted. */
    static Step incomplete(Manifest manifest, int found) {
        return held(
                manifest,
                "found %d of its %d files in the ledger's index yet"
                        .formatted(found, manifest.totals().files()));
    }
}
