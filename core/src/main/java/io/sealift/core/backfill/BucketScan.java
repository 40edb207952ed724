package io.sealift.core.backfill;

import io.sealift.core.backfill.BackfillReport.Ended;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.notification.EventQueue;
import io.sealift.core.notification.Notification.ObjectCreated;
import io.sealift.core.runtime.TimeLeft;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.ObjectStore.Page;
import io.sealift.core.store.StoredObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;

/** One pass through the messages bucket, in key order. */
final class BucketScan {
    /** How many objects are handled between two looks at the clock: as many as the ledger reads in one call. */
    private static final int PART_OBJECTS = 100;

    private final ObjectStore store;
    private final Ledger ledger;
    private final String bucket;
    private final Range range;
    private final BackfillTally tally;

    BucketScan(ObjectStore store, Ledger ledger, String bucket, Range range, BackfillTally tally) {
        this.store = store;
        this.ledger = ledger;
        this.bucket = bucket;
        this.range = range;
        this.tally = tally;
    }

    /**
     * What a pass looks at.
     *
     * @param prefix what the keys that are looked at begin with
     * @param since objects last changed before this are left out
     * @param until objects last changed after this are left to their events
     * @param failedUntil files that failed after this are skipped
     * @param enqueuedMax the pass ends once it has sent this many events, or a few more
     */
    record Range(String prefix, Instant since, Instant until, Instant failedUntil, long enqueuedMax) {}

    /** Goes through the keys, and hands over what it finds, in batches that the queue can take. */
    Ended through(Consumer<List<ObjectCreated>> found, TimeLeft timeLeft) {
        String done = "";
        boolean more = true;
        while (more) {
            if (!timeLeft.isAtLeast(Backfill.PART_TIME)) {
                return new Ended.OutOfTime(done);
            }
            Page page = store.list(bucket, range.prefix(), done);
            for (List<StoredObject> part : page.objects().stream()
                    .gather(Gatherers.windowFixed(PART_OBJECTS))
                    .toList()) {
                if (!timeLeft.isAtLeast(Backfill.PART_TIME)) {
                    return new Ended.OutOfTime(done);
                }
                if (tally.enqueued() >= range.enqueuedMax()) {
                    return new Ended.Enough(done);
                }
                for (List<ObjectCreated> batch : missed(part).stream()
                        .gather(Gatherers.windowFixed(EventQueue.SEND_OBJECTS_MAX))
                        .toList()) {
                    found.accept(batch);
                    tally.enqueued(batch);
                }
                done = part.getLast().location().key();
            }
            more = !page.last();
        }
        return new Ended.Complete();
    }

    private List<ObjectCreated> missed(List<StoredObject> part) {
        List<StoredObject> due = part.stream().filter(this::isDue).toList();
        if (due.isEmpty()) {
            return List.of();
        }
        Map<FileId, FileEntry> onRecord =
                ledger.find(due.stream().map(BucketScan::id).toList());
        List<ObjectCreated> missed = new ArrayList<>();
        for (StoredObject object : due) {
            FileEntry known = onRecord.get(id(object));
            if (failsNow(known)) {
                tally.failing();
            } else if (known != null && !isThere(object)) {
                // Ingested since the listing. Whatever is on record but still there needs another turn, which renews
                // its record and releases it.
                tally.known();
            } else {
                missed.add(new ObjectCreated(object.version(), object.sizeBytes(), object.lastModified(), Set.of()));
            }
        }
        return missed;
    }

    /** Whether it was tried so recently that another event would only turn it into another dead letter. */
    private boolean failsNow(@Nullable FileEntry known) {
        return known != null
                && known.disposition() instanceof Disposition.Failing
                && known.recordedAt().isAfter(range.failedUntil());
    }

    /** Whether it is a file whose event should have come by now; counts the files that are too young. */
    private boolean isDue(StoredObject object) {
        if (object.location().key().endsWith("/") || object.lastModified().isBefore(range.since())) {
            return false;
        }
        if (object.lastModified().isAfter(range.until())) {
            tally.tooYoung();
            return false;
        }
        return true;
    }

    private boolean isThere(StoredObject object) {
        return store.head(object.location())
                .map(StoredObject::version)
                .filter(object.version()::equals)
                .isPresent();
    }

    /** If the ETag is not the MD5 of its bytes, an alias leads the ledger to the file. */
    private static FileId id(StoredObject object) {
        return FileId.ofETag(object.version());
    }
}
