package io.sealift.core.backfill;

import io.sealift.core.backfill.BackfillReport.Ended;
import io.sealift.core.backfill.BackfillReport.Scope;
import io.sealift.core.notification.Notification.ObjectCreated;
import io.sealift.core.store.ObjectLocation;
import java.util.ArrayList;
import java.util.List;

/** Counts what a run sees and does. */
final class BackfillTally {
    private static final int EXAMPLES_MAX = 10;

    private final List<ObjectLocation> examples = new ArrayList<>();
    private long known;
    private long tooYoung;
    private long failing;
    private long enqueued;
    private long superseded;

    void known() {
        known++;
    }

    void tooYoung() {
        tooYoung++;
    }

    void failing() {
        failing++;
    }

    void superseded() {
        superseded++;
    }

    void enqueued(List<ObjectCreated> batch) {
        enqueued += batch.size();
        batch.stream()
                .limit(EXAMPLES_MAX - examples.size())
                .forEach(object -> examples.add(object.version().location()));
    }

    long enqueued() {
        return enqueued;
    }

    BackfillReport report(Scope scope, Ended ended) {
        return new BackfillReport(
                known + tooYoung + failing + enqueued,
                known,
                tooYoung,
                failing,
                enqueued,
                superseded,
                examples,
                scope,
                ended);
    }
}
