package io.sealift.core.backfill;

import io.sealift.core.backfill.BackfillReport.Ended;
import io.sealift.core.backfill.BackfillReport.Scope;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.notification.EventQueue;
import io.sealift.core.notification.Notification.ObjectCreated;
import io.sealift.core.runtime.TimeLeft;
import io.sealift.core.store.ObjectStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * The bucket scan: finds objects in the messages bucket whose events never came, and sends events for them. The event
 * may have been lost, the dead letter may have expired, or the file may have been there before the deployment. Keys
 * outside the prefix belong to others.
 *
 * <p>The scan only looks for versions in the bucket: those that are not on record, and those that are on record but
 * still there because they were not released or a superseded version came back. The ingest function decides what
 * becomes of each. It remembers what it has seen, so a second event for the same file does no harm, whether it comes
 * from another scan, from S3, or from a scan repeated after a send with an unknown outcome. Files that failed and are
 * gone are recorded as superseded.
 *
 * <p>A scan keeps nothing between runs. If one ends early, or fails with a
 * {@link io.sealift.core.store.StoreUnavailableException}, the next one makes up for it, since what was ingested
 * meanwhile is no longer in the bucket.
 */
public final class Backfill {
    /** A longer queue means a burst, during which every scheduled scan would send the same events again. */
    public static final long BACKLOG_MAX = 1_000;

    /**
     * How long the queue of the messages bucket's notifications keeps a message, as template.yaml says: no event of an
     * older object waits in it, however long the queue is.
     */
    public static final Duration QUEUE_RETENTION = Duration.ofDays(4);

    /**
     * A scheduled scan sends about this many events at most, so that the queue does not grow faster than it is emptied.
     */
    public static final long ENQUEUED_MAX = 20_000;

    /**
     * What failed more recently than this is skipped, so that a file that cannot be read becomes a dead letter only
     * once a day.
     */
    public static final Duration FAILING_REST = Duration.ofHours(24);

    /** How long a part of the work may take if every call has to be retried. */
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
     * @param prefix what the keys of ingested files begin with, empty for all; other keys are somebody else's
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
     * Looks at everything that is old enough for its event to have come. While the queue holds more than
     * {@link #BACKLOG_MAX} messages, it looks only at what is older than the queue keeps messages: they may report
     * anything younger.
     */
    public BackfillReport runOnSchedule(TimeLeft timeLeft) {
        long waiting = queue.backlog();
        if (waiting <= BACKLOG_MAX) {
            return run(BackfillWindow.all(), new Scope.Everything(), ENQUEUED_MAX, timeLeft);
        }
        BackfillWindow old = new BackfillWindow(Instant.EPOCH, QUEUE_RETENTION.plus(BackfillWindow.MARGIN));
        return run(old, new Scope.OlderThanTheQueue(waiting, old.margin()), ENQUEUED_MAX, timeLeft);
    }

    /** Looks at a window, however long the queue is. */
    public BackfillReport run(BackfillWindow window, TimeLeft timeLeft) {
        return run(window, new Scope.Everything(), Long.MAX_VALUE, timeLeft);
    }

    /** Says what {@link #run} would do now; sends nothing, and puts nothing on record. */
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

    /** If this is not confirmed, the file became something else meanwhile, or the next scan finds it again. */
    private void record(FileEntry gone, BackfillTally tally) {
        if (ledger.record(gone).isCommitted()) {
            tally.superseded();
        }
    }

    private BackfillReport scan(
            BackfillWindow window,
            long enqueuedMax,
            BackfillTally tally,
            Consumer<List<ObjectCreated>> found,
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
