package io.sealift.core.backfill;

import java.time.Duration;
import java.time.Instant;

/**
 * Which objects a bucket scan looks at, by the store's own time of their last change.
 *
 * <p>S3 dates an object that was uploaded in parts by the start of its upload.
 *
 * @param since objects last changed before this are left out
 * @param margin objects last changed less than this ago are left to their events
 */
public record BackfillWindow(Instant since, Duration margin) {
    /** By then nearly every event has come, so a scan does not report what is still on its way. */
    public static final Duration MARGIN = Duration.ofMinutes(15);

    public BackfillWindow {
        if (margin.isNegative()) {
            throw new IllegalArgumentException("margin must not be negative: " + margin);
        }
    }

    /** All objects older than the margin. */
    public static BackfillWindow all() {
        return since(Instant.EPOCH);
    }

    /** All objects older than the margin that were last changed at this time or later. */
    public static BackfillWindow since(Instant since) {
        return new BackfillWindow(since, MARGIN);
    }
}
