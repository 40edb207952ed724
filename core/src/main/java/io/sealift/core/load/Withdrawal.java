package io.sealift.core.load;

import io.sealift.core.engine.FailureCause;
import io.sealift.core.layout.Keys;
import io.sealift.core.ledger.LoadId;
import io.sealift.core.ledger.Slice;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.StoredObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes a load back: deletes its files in the attempt's place, aborts uploads to the table, deletes what is in the table,
 * and records it. In this order a publisher that slept through it finds no source, and can put nothing back.
 */
final class Withdrawal {
    private final LoadServices services;
    private final LoadSettings settings;

    Withdrawal(LoadServices services, LoadSettings settings) {
        this.services = services;
        this.settings = settings;
    }

    /** Takes the last attempt of a slice back; the next attempt has another place. */
    Step<Slice> withdraw(Slice slice, String queryId, String reason) {
        clearPlace(slice.load());
        Set<String> days = slice.plan().rowsPerDay().keySet();
        Map<String, ObjectLocation> partitions = new HashMap<>();
        days.forEach(day -> partitions.put(day, settings.keys().partitionOf(day)));
        for (ObjectLocation partition : partitions.values()) {
            clearPartition(slice.load(), partition);
        }
        for (ObjectLocation partition : services.catalog().locations(days).values()) {
            if (!partitions.containsValue(partition)) {
                clearPartition(slice.load(), partition);
            }
        }
        Instant now = services.clock().instant();
        Slice withdrawn = slice.failed(
                queryId,
                "Withdrawn: " + reason,
                FailureCause.ENGINE,
                now,
                now.plus(Delays.after(slice.failures().engine() + 1)));
        return Step.of(services.ledger().update(withdrawn), withdrawn, new LoadEvent.Withdrawn(slice.load(), reason));
    }

    /** Deletes what an attempt's INSERT wrote into its own place. */
    void clearPlace(LoadId load) {
        delete(services.store().listAll(settings.keys().buckets().staging(), Keys.loading(load)));
    }

    private void clearPartition(LoadId load, ObjectLocation partition) {
        String prefix = Keys.publishedPrefix(partition, load);
        services.store().abortUploads(partition.bucket(), prefix);
        delete(services.store().listAll(partition.bucket(), prefix));
    }

    private void delete(List<StoredObject> objects) {
        services.workers().forEach(objects, object -> services.store().delete(object.version()));
    }
}
