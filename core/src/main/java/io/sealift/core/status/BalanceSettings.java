package io.sealift.core.status;

import java.time.Duration;
import java.util.Optional;

/**
 * Where a deployment has its things.
 *
 * @param messagesBucket where producers write
 * @param ingestPrefix what the keys of the objects begin with that are ingested; others are somebody else's
 * @param stagingBucket where staged files and the lists of verified loads are
 * @param processedBucket where the table's files are
 * @param archiveBucket where loaded and refused files are
 * @param retention how long the ledger keeps a file on record; manifests are kept longer
 * @param quarantineRetention how long the bytes of refused files are kept, empty for ever
 */
public record BalanceSettings(
        String messagesBucket,
        String ingestPrefix,
        String stagingBucket,
        String processedBucket,
        String archiveBucket,
        Duration retention,
        Optional<Duration> quarantineRetention) {
    /** The same where only keys that begin so are ingested. */
    public BalanceSettings withIngestPrefix(String prefix) {
        return new BalanceSettings(
                messagesBucket, prefix, stagingBucket, processedBucket, archiveBucket, retention, quarantineRetention);
    }

    /** The same where the bytes of refused files are kept for some time only. */
    public BalanceSettings withQuarantineRetention(Duration kept) {
        return new BalanceSettings(
                messagesBucket,
                ingestPrefix,
                stagingBucket,
                processedBucket,
                archiveBucket,
                retention,
                Optional.of(kept));
    }
}
