package io.sealift.core.status;

import java.time.Duration;
import java.util.Optional;

/**
 * Where a deployment has its things.
 *
 * @param messagesBucket where producers write
 * @param stagingBucket where staged files and the lists of verified loads are
 * @param processedBucket where the table's files are
 * @param archiveBucket where loaded and refused files are
 * @param retention how long the ledger keeps a file on record; manifests are kept longer
 * @param quarantineRetention how long the bytes of refused files are kept, empty for ever
 */
public record BalanceSettings(
        String messagesBucket,
        String stagingBucket,
        String processedBucket,
        String archiveBucket,
        Duration retention,
        Optional<Duration> quarantineRetention) {}
