package io.sealift.core.seal;

import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Totals;
import java.time.Duration;
import java.time.Instant;

/**
 * When a manifest is sealed before its hour is over, so that a burst of a million files becomes several loads.
 *
 * <p>A manifest may grow a little beyond these limits: commits that are under way when one is reached still go into it.
 *
 * @param filesMax sealed at this many files
 * @param bytesMax sealed at this many bytes of rows in canonical form, before they are packed
 * @param ageMax sealed this long after it was opened, if it holds any file
 */
public record SealLimits(long filesMax, long bytesMax, Duration ageMax) {
    /** Good limits for most feeds: a hundred thousand files, ten gibibytes, an hour. */
    public static final SealLimits STANDARD = new SealLimits(100_000, 10L << 30, Duration.ofHours(1));

    public SealLimits {
        if (filesMax < 1 || bytesMax < 1 || !ageMax.isPositive()) {
            throw new IllegalArgumentException("Limits for sealing must be positive: files %d, bytes %d, age %s"
                    .formatted(filesMax, bytesMax, ageMax));
        }
    }

    /** Whether files that add up to this are enough for one load. */
    public boolean areReachedBy(Totals totals) {
        return totals.files() >= filesMax || totals.bytes() >= bytesMax;
    }

    /** Whether an open manifest should be sealed now. */
    public boolean areReachedBy(Manifest open, Instant now) {
        Instant opened = open.times().getOrDefault(ManifestState.OPEN, now);
        boolean isOld = !now.isBefore(opened.plus(ageMax));
        return areReachedBy(open.totals()) || (isOld && open.totals().files() > 0);
    }
}
