package io.sealift.core.backfill;

import io.sealift.core.backfill.BackfillReport.Ended;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.notification.EventQueue;
import io.sealift.core.notification.Notification.Landed;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.ObjectStore;
import io.sealift.core.object.ObjectStore.Page;
import io.sealift.core.object.StoredObject;
import io.sealift.core.time.TimeLeft;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** One pass through the messages bucket, in key order. */
final class Sweep {
    /** Objects between two looks at the clock: as many as the ledger reads in one call. */
    private static final int PART_OBJECTS = 100;
    /** What a part may take where every call has to be tried again. */
    private static final Duration PART_TIME = Duration.ofSeconds(30);

    private static final int EXAMPLES_MAX = 10;

    private final ObjectStore store;
    private final Ledger ledger;
    private final String bucket;
    private final Instant since;
    private final Instant until;

    private final List<ObjectLocation> examples = new ArrayList<>();
    private long known;
    private long tooYoung;
    private long enqueued;

    /** A pass over what was last changed between two times, both included. */
    Sweep(ObjectStore store, Ledger ledger, String bucket, Instant since, Instant until) {
        this.store = store;
        this.ledger = ledger;
        this.bucket = bucket;
        this.since = since;
        this.until = until;
    }

    /** Goes through the keys with this prefix, and hands over what it finds in batches that the queue can take. */
    BackfillReport through(String prefix, Consumer<List<Landed>> found, TimeLeft timeLeft) {
        String done = "";
        boolean more = true;
        while (more) {
            if (!timeLeft.isAtLeast(PART_TIME)) {
                return report(new Ended.OutOfTime(done));
            }
            Page page = store.list(bucket, prefix, done);
            for (List<StoredObject> part : parts(page.objects(), PART_OBJECTS)) {
                if (!timeLeft.isAtLeast(PART_TIME)) {
                    return report(new Ended.OutOfTime(done));
                }
                parts(missed(part), EventQueue.SEND_OBJECTS_MAX).forEach(batch -> handOver(batch, found));
                done = part.getLast().location().key();
            }
            more = !page.last();
        }
        return report(new Ended.Complete());
    }

    private void handOver(List<Landed> batch, Consumer<List<Landed>> found) {
        found.accept(batch);
        enqueued += batch.size();
        batch.stream()
                .limit(EXAMPLES_MAX - examples.size())
                .forEach(object -> examples.add(object.version().location()));
    }

    private List<Landed> missed(List<StoredObject> part) {
        List<StoredObject> due = part.stream().filter(this::isDue).toList();
        if (due.isEmpty()) {
            return List.of();
        }
        Set<FileId> onRecord = ledger.find(due.stream().map(Sweep::id).toList()).keySet();
        List<Landed> missed = new ArrayList<>();
        for (StoredObject object : due) {
            // What is on record was mostly ingested since the listing; whatever is there all the same needs another
            // turn.
            if (onRecord.contains(id(object)) && !isThere(object)) {
                known++;
            } else {
                missed.add(new Landed(object.version(), object.sizeBytes(), object.lastModified(), Set.of()));
            }
        }
        return missed;
    }

    /** Whether it is a file whose event should have come; counts those that are too young. */
    private boolean isDue(StoredObject object) {
        if (object.location().key().endsWith("/") || object.lastModified().isBefore(since)) {
            return false;
        }
        if (object.lastModified().isAfter(until)) {
            tooYoung++;
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

    private BackfillReport report(Ended ended) {
        return new BackfillReport(known + tooYoung + enqueued, known, tooYoung, enqueued, examples, ended);
    }

    private static FileId id(StoredObject object) {
        return FileId.of(object.version());
    }

    private static <T> List<List<T>> parts(List<T> all, int sizeMax) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += sizeMax) {
            parts.add(all.subList(from, Math.min(all.size(), from + sizeMax)));
        }
        return parts;
    }
}
