package io.sealift.core.load;

import io.sealift.core.layout.Keys;
import io.sealift.core.ledger.FailureCause;
import io.sealift.core.ledger.LoadId;
import io.sealift.core.ledger.Slice;
import io.sealift.core.ledger.SliceState.Withdrawing;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.StoredObject;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Withdraws a load: records that it will, deletes the load's files in the attempt's place, aborts uploads to the table,
 * deletes what is in the table, and records that it did. The order matters: a publisher that slept through the first
 * step cannot record that it published, and one that slept through the second finds no source and can put nothing back.
 */
final class Withdrawal {
    private final LoadServices services;
    private final LoadSettings settings;

    Withdrawal(LoadServices services, LoadSettings settings) {
        this.services = services;
        this.settings = settings;
    }

    /** The first step for the last attempt of a slice; {@link #goOn} takes the others. */
    Step<Slice> begin(Slice slice, String queryId, String reason) {
        Slice withdrawing =
                slice.become(new Withdrawing(queryId, reason, services.clock().instant()));
        return Step.of(
                services.ledger().update(withdrawing), withdrawing, new LoadEvent.Withdrawing(slice.load(), reason));
    }

    /** Carries out a withdrawal that is on record, begun by this run or by one that died. */
    Step<Slice> goOn(Slice slice, Withdrawing withdrawing) {
        clearPlace(slice.load());
        clearTable(slice.load(), slice.plan().rowsPerDay().keySet());
        Instant now = services.clock().instant();
        Slice withdrawn = slice.failed(
                withdrawing.queryId(),
                "Withdrawn: " + withdrawing.reason(),
                FailureCause.WITHDRAWN,
                now,
                now.plus(Delays.after(slice.failures().engine() + 1)));
        return Step.of(
                services.ledger().update(withdrawn),
                withdrawn,
                new LoadEvent.Withdrawn(slice.load(), withdrawing.reason()));
    }

    /**
     * Deletes what earlier, withdrawn attempts still have in the table: a copy that was under way then may have ended
     * after its target was cleared.
     */
    void clearEarlier(Slice slice) {
        slice.history().stream()
                .filter(attempt -> attempt.cause() == FailureCause.WITHDRAWN)
                .map(attempt -> new LoadId(slice.manifest(), slice.number(), attempt.number()))
                .forEach(load -> clearTable(load, slice.plan().rowsPerDay().keySet()));
    }

    private void clearTable(LoadId load, Set<String> days) {
        Set<ObjectLocation> partitions =
                new HashSet<>(services.catalog().locations(days).values());
        days.forEach(day -> partitions.add(settings.keys().partitionOf(day)));
        partitions.forEach(partition -> clearPartition(load, partition));
    }

    /** Deletes what an attempt's INSERT wrote into its own place. */
    void clearPlace(LoadId load) {
        delete(services.store().listAll(settings.keys().buckets().staging(), Keys.loading(load)));
    }

    /** Deletes the files of a load at one location of a partition, and aborts uploads to it. */
    void clearPartition(LoadId load, ObjectLocation partition) {
        String prefix = Keys.publishedPrefix(partition, load);
        services.store().abortUploads(partition.bucket(), prefix);
        delete(services.store().listAll(partition.bucket(), prefix));
    }

    private void delete(List<StoredObject> objects) {
        services.workers().forEach(objects, object -> services.store().delete(object.version()));
    }
}
