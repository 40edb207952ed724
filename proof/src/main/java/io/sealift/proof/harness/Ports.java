package io.sealift.proof.harness;

import io.sealift.core.deadletter.DeadLetterQueue;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.notification.EventQueue;
import io.sealift.core.quarantine.DeadLetters;
import io.sealift.core.query.PartitionCatalog;
import io.sealift.core.query.QueryEngine;
import io.sealift.core.query.TableFiles;
import io.sealift.core.store.ObjectStore;
import io.sealift.proof.fault.PortWrapper;

/**
 * Everything through which a process reaches the outside.
 *
 * @param store the buckets
 * @param ledger the ledger
 * @param engine the query engine
 * @param catalog the tables' partitions
 * @param tableFiles the files that the engine wrote
 * @param deadLetters the queue that people look into
 * @param queue the queue, for senders
 * @param largeFiles the queue for large files, for senders
 * @param deadLetterQueue the queue that people look into, for emptying it
 */
public record Ports(
        ObjectStore store,
        Ledger ledger,
        QueryEngine engine,
        PartitionCatalog catalog,
        TableFiles tableFiles,
        DeadLetters deadLetters,
        EventQueue queue,
        EventQueue largeFiles,
        DeadLetterQueue deadLetterQueue) {
    /** The same ports, seen from inside a process behind a wrapper. */
    public Ports through(PortWrapper wrapper) {
        return new Ports(
                wrapper.wrap(ObjectStore.class, store),
                wrapper.wrap(Ledger.class, ledger),
                wrapper.wrap(QueryEngine.class, engine),
                wrapper.wrap(PartitionCatalog.class, catalog),
                wrapper.wrap(TableFiles.class, tableFiles),
                wrapper.wrap(DeadLetters.class, deadLetters),
                wrapper.wrap(EventQueue.class, queue),
                wrapper.wrap(EventQueue.class, largeFiles),
                wrapper.wrap(DeadLetterQueue.class, deadLetterQueue));
    }

    /** The same ports with another store. */
    public Ports with(ObjectStore other) {
        return new Ports(other, ledger, engine, catalog, tableFiles, deadLetters, queue, largeFiles, deadLetterQueue);
    }

    /** The same ports with another ledger. */
    public Ports with(Ledger other) {
        return new Ports(store, other, engine, catalog, tableFiles, deadLetters, queue, largeFiles, deadLetterQueue);
    }

    /** The same ports with another catalog. */
    public Ports with(PartitionCatalog other) {
        return new Ports(store, ledger, engine, other, tableFiles, deadLetters, queue, largeFiles, deadLetterQueue);
    }

    /** The same ports with another engine. */
    public Ports with(QueryEngine other) {
        return new Ports(store, ledger, other, catalog, tableFiles, deadLetters, queue, largeFiles, deadLetterQueue);
    }

    /** The same ports with other dead letters. */
    public Ports with(DeadLetters other) {
        return new Ports(store, ledger, engine, catalog, tableFiles, other, queue, largeFiles, deadLetterQueue);
    }
}
