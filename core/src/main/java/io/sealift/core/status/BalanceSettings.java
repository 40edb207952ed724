package io.sealift.core.status;

import io.sealift.core.layout.Keys;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a deployment has its things.
 *
 * @param keys where everything is
 * @param ingestPrefix what the keys of the objects begin with that are ingested; others are somebody else's
 * @param retention how long the ledger keeps a file on record; manifests are kept longer
 * @param quarantineRetention how long the bytes of refused files are kept, empty for ever
 */
public record BalanceSettings(
        Keys keys, String ingestPrefix, Duration retention, Optional<Duration> quarantineRetention) {
    /** The same where only keys that begin so are ingested. */
    public BalanceSettings withIngestPrefix(String prefix) {
        return new BalanceSettings(keys, prefix, retention, quarantineRetention);
    }

    /** The same where the bytes of refused files are kept for some time only. */
    public BalanceSettings withQuarantineRetention(Duration kept) {
        return new BalanceSettings(keys, ingestPrefix, retention, Optional.of(kept));
    }
}
