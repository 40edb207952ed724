package io.sealift.core.backfill;

import io.sealift.core.backfill.BackfillReport.Ended;
import io.sealift.core.backfill.BackfillReport.Scope;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.notification.EventQueue;
import io.sealift.core.notification.Notification.Landed;
import io.sealift.core.object.ObjectStore;
import io.sealift.core.time.TimeLeft;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * The bucket scan: finds objects in the messages bucket whose events never came, and tells the queue of them: events that
 * got lost, dead letters that expired, files that were there before the deployment. Keys outside the prefix are somebody
 * else's.
 *
 * <p>It decides nothing about what is there. It looks for versions that lie in the bucket and are not on record, or are on
 * record and lie there still, as when only their release is missing or a superseded version came back. What becomes of
 * each is for the ingest function to say, and its recall makes a file that is told of twice one file: two scans at once, a
 * scan beside the event itself, and the repetition of a scan whose send had an unknown outcome are all harmless. Of files
 * that failed and are gone it puts on record that they are superseded.
 *
 * <p>A scan keeps nothing between runs. One that ends early, or fails with a
 * {@link io.sealift.core.object.StoreUnavailableException}, is made good by the next, since what was ingested meanwhile
 * is not in the bucket any more.
 */
public final class Backfill {
    /** A queue that holds more is busy with a burst, of which a scheduled scan would tell once more each time. */
    public static final long BACKLOG_MAX = 1_000;

    /**
     * How long the queue of the messages bucket's notifications keeps a message, as template.yaml says: no event of an
     * older object waits in it, however much waits.
     */
    public static final Duration QUEUE_RETENTION = Duration.ofDays(4);

    /** A scheduled scan tells of no more than about so many, so that the queue does not grow faster than it is emptied. */
    public static final long ENQUEUED_MAX = 20_000;

    /** What failed less than this ago is left alone: a file that cannot be read becomes a dead letter once a day. */
    public static final Duration FAILING_REST = Duration.ofHours(24);

    /** What a part of the work may take where every call has to be tried again. */
    static final Duration PART_TIME = Duration.ofSeconds(30);

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

    /**
     * Looks at all that is old enough for its event to have come. While the queue holds more than {@link #BACKLOG_MAX}
     * messages, which may tell of anything that is younger than the queue keeps them, it looks only at what is older.
     */
    public BackfillReport runOnSchedule(TimeLeft timeLeft) {
        long waiting = queue.backlog();
        if (waiting <= BACKLOG_MAX) {
            return run(BackfillWindow.all(), new Scope.Everything(), ENQUEUED_MAX, timeLeft);
        }
        BackfillWindow old = new BackfillWindow(Instant.EPOCH, QUEUE_RETENTION.plus(BackfillWindow.MARGIN));
        return run(old, new Scope.OlderThanTheQueue(waiting, old.margin()), ENQUEUED_MAX, timeLeft);
    }

    /** Looks at a window, whatever the queue holds. */
    public BackfillReport run(BackfillWindow window, TimeLeft timeLeft) {
        return run(window, new Scope.Everything(), Long.MAX_VALUE, timeLeft);
    }

    /** Says what {@link #run} would do now; nothing is sent, nothing is put on record. */
    public BackfillReport plan(BackfillWindow window, TimeLeft timeLeft) {
        BackfillTally tally = new BackfillTally();
        goneFiles().find(_ -> tally.superseded(), timeLeft);
        return scan(window, Long.MAX_VALUE, tally, _ -> {}, timeLeft, new Scope.Everything());
    }

    private BackfillReport run(BackfillWindow window, Scope scope, long enqueuedMax, TimeLeft timeLeft) {
        BackfillTally tally = new BackfillTally();
        goneFiles().find(gone -> record(gone, tally), timeLeft);
        return scan(window, enqueuedMax, tally, queue::send, timeLeft, scope);
    }

    /** Where that is not confirmed, it became something else meanwhile, or the next scan finds it again. */
    private void record(FileEntry gone, BackfillTally tally) {
        if (ledger.record(gone).isCommitted()) {
            tally.superseded();
        }
    }

    private BackfillReport scan(
            BackfillWindow window,
            long enqueuedMax,
            BackfillTally tally,
            Consumer<List<Landed>> found,
            TimeLeft timeLeft,
            Scope scope) {
        Instant now = clock.instant();
        BucketScan.Range range = new BucketScan.Range(
                prefix, window.since(), now.minus(window.margin()), now.minus(FAILING_REST), enqueuedMax);
        Ended ended = new BucketScan(store, ledger, bucket, range, tally).through(found, timeLeft);
        return tally.report(scope, ended);
    }

    private GoneFiles goneFiles() {
        return new GoneFiles(store, ledger, clock, prefix);
    }
}
