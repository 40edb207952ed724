package io.sealift.core.load;

import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.runtime.TimeLeft;
import java.time.Duration;
import java.time.Instant;

/**
 * Looks once more under manifests that were archived a day ago: an ingest that was cut off may have gone on writing a
 * pack that no commit can name now.
 */
final class LeftoverCleaner {
    private static final Duration AFTER = Duration.ofDays(1);
    /** Long enough for several hourly runs to look, in case one of them fails. */
    private static final Duration UNTIL = AFTER.plusHours(6);

    private static final Duration PAGE_TIME = Duration.ofSeconds(30);
    /** A day of manifests, if one is sealed every minute. */
    private static final int MANIFESTS_MAX = 2_000;

    private final LoadServices services;
    private final ManifestArchiver archiver;

    LeftoverCleaner(LoadServices services, ManifestArchiver archiver) {
        this.services = services;
        this.archiver = archiver;
    }

    /** Cleans up while there is time; the next run looks at the same manifests again. */
    void clean(TimeLeft timeLeft) {
        Instant now = services.clock().instant();
        for (Manifest manifest : services.ledger().archived(MANIFESTS_MAX)) {
            Instant at = manifest.times().getOrDefault(ManifestState.ARCHIVED, Instant.EPOCH);
            boolean isDue = !now.isBefore(at.plus(AFTER)) && now.isBefore(at.plus(UNTIL));
            boolean isClear = !isDue;
            while (!isClear) {
                if (!timeLeft.isAtLeast(PAGE_TIME)) {
                    return;
                }
                isClear = archiver.clearPage(manifest.id());
            }
        }
    }
}
