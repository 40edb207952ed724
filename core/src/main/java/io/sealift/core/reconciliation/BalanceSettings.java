package io.sealift.core.reconciliation;

import io.sealift.core.layout.Keys;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a deployment keeps its data, and for how long.
 *
 * @param keys where everything is
 * @param ingestPrefix what the keys of ingested files begin with; other keys are somebody else's
 * @param retention how long the ledger keeps a file on record; manifests are kept longer
 * @param quarantineRetention how long the bytes of refused files are kept, empty if for ever
 */
public record BalanceSettings(
        Keys keys, String ingestPrefix, Duration retention, Optional<Duration> quarantineRetention) {
    /** These settings if only keys with this prefix are ingested. */
    public BalanceSettings withIngestPrefix(String prefix) {
        return new BalanceSettings(keys, prefix, retention, quarantineRetention);
    }

    /** These settings if the bytes of refused files are kept only this long. */
    public BalanceSettings withQuarantineRetention(Duration kept) {
        return new BalanceSettings(keys, ingestPrefix, retention, Optional.of(kept));
    }
}
