package io.sealift.core.load;

import io.sealift.core.ledger.ManifestWeight;
import java.time.Duration;

/**
 * How loading is done.
 *
 * @param stagingBucket where staged files, sealed lists and the lists of verified loads are
 * @param processedBucket where the table's files are
 * @param archiveBucket where loaded files and orphans go
 * @param attemptsMax after so many attempts a slice stops its manifest
 * @param dataAttemptsMax after so many attempts a slice that fails on its data is halved; its halves after one
 * @param setAsideMax more files than this are not set aside from one manifest: then it is the feed that is wrong, and
 *     the manifest stops
 * @param settlingTime how long a query must have been seen as failed before what it left is swept: Athena may take a
 *     failed query up again by itself
 * @param startWindow how long after its record an attempt may be started. Must be longer than a function may run and
 *     shorter than the engine remembers tokens; after it, the engine's history is searched instead
 * @param manifestWeightMax how much of the ledger's item a manifest's slices may take, see {@link ManifestWeight};
 *     half of it once each slice of a new plan was tried, so that some can be tried again or halved
 * @param clockSkewMax how far the store's clock and ours may be apart
 */
public record LoadSettings(
        String stagingBucket,
        String processedBucket,
        String archiveBucket,
        int attemptsMax,
        int dataAttemptsMax,
        int setAsideMax,
        Duration settlingTime,
        Duration startWindow,
        long manifestWeightMax,
        Duration clockSkewMax) {
    /** The same with another settling time. */
    public LoadSettings withSettlingTime(Duration time) {
        return new LoadSettings(
                stagingBucket,
                processedBucket,
                archiveBucket,
                attemptsMax,
                dataAttemptsMax,
                setAsideMax,
                time,
                startWindow,
                manifestWeightMax,
                clockSkewMax);
    }

    /** The same where a manifest may weigh another amount. */
    public LoadSettings withManifestWeightMax(long bytes) {
        return new LoadSettings(
                stagingBucket,
                processedBucket,
                archiveBucket,
                attemptsMax,
                dataAttemptsMax,
                setAsideMax,
                settlingTime,
                startWindow,
                bytes,
                clockSkewMax);
    }

    /** The settings of a deployment with these buckets. */
    public static LoadSettings standard(String stagingBucket, String processedBucket, String archiveBucket) {
        return new LoadSettings(
                stagingBucket,
                processedBucket,
                archiveBucket,
                3,
                2,
                10,
                Duration.ofMinutes(2),
                Duration.ofMinutes(20),
                ManifestWeight.MAX,
                Duration.ofMinutes(5));
    }
}
