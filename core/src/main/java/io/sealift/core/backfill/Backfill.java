package io.sealift.core.backfill;

import io.sealift.core.ledger.Ledger;
import io.sealift.core.notification.EventQueue;
import io.sealift.core.object.ObjectStore;
import io.sealift.core.time.TimeLeft;
import java.time.Clock;

/**
 * Finds objects in the messages bucket whose events never came, and tells the queue of them: events that got lost, dead
 * letters that expired, files that were there before the deployment.
 *
 * <p>It decides nothing. It looks for versions that lie in the bucket and are not on record, or are on record and lie
 * there still, as when only their release is missing or a superseded version came back. What becomes of each is for the
 * ingest function to say, and its recall makes a file that is told of twice one file: two sweeps at once, a sweep beside
 * the event itself, and the repetition of a sweep whose send had an unknown outcome are all harmless.
 *
 * <p>A sweep keeps nothing between runs. One that ends early, or fails with a
 * {@link io.sealift.core.object.StoreUnavailableException}, is made good by the next, since what was ingested meanwhile
 * is not in the bucket any more.
 */
public final class Backfill {
    /** A queue that holds more is busy with a burst, of which a scheduled sweep would tell once more each time. */
    public static final long BACKLOG_MAX = 1_000;

    private final ObjectStore store;
    private final Ledger ledger;
    private final EventQueue queue;
    private final Clock clock;
    private final String bucket;
    private final String prefix;

    /**
     * A backfill of one messages bucket.
     *
     * @param prefix what keys begin with that are ingested, empty for all; others are somebody else's
     */
    public Backfill(ObjectStore store, Ledger ledger, EventQueue queue, Clock clock, String bucket, String prefix) {
        this.store = store;
        this.ledger = ledger;
        this.queue = queue;
        this.clock = clock;
        this.bucket = bucket;
        this.prefix = prefix;
    }

    /** Sweeps all that is old enough, unless the queue holds more than {@link #BACKLOG_MAX} messages. */
    public BackfillReport runOnSchedule(TimeLeft timeLeft) {
        long waiting = queue.backlog();
        return waiting > BACKLOG_MAX ? BackfillReport.skipped(waiting) : run(BackfillWindow.all(), timeLeft);
    }

    /** Sweeps a window, whatever the queue holds. */
    public BackfillReport run(BackfillWindow window, TimeLeft timeLeft) {
        return sweep(window).through(prefix, queue::send, timeLeft);
    }

    /** Says what {@link #run} would do now; nothing is sent. */
    public BackfillReport plan(BackfillWindow window, TimeLeft timeLeft) {
        return sweep(window).through(prefix, unsent -> {}, timeLeft);
    }

    private Sweep sweep(BackfillWindow window) {
        return new Sweep(store, ledger, bucket, window.since(), clock.instant().minus(window.margin()));
    }
}
