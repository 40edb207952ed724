package io.sealift.testkit.world;

import io.sealift.core.engine.QueryEngine;
import io.sealift.core.engine.TableFiles;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.notification.EventQueue;
import io.sealift.core.object.ObjectStore;
import io.sealift.core.refusal.DeadLetters;
import io.sealift.testkit.fault.CrashPoints;
import io.sealift.testkit.fault.StallPoints;

/**
 * All through which a process reaches the outside.
 *
 * @param store the buckets
 * @param ledger the ledger
 * @param engine the query engine
 * @param tableFiles the table's files
 * @param deadLetters the queue that people look into
 * @param queue the queue, for those who send
 */
public record Ports(
        ObjectStore store,
        Ledger ledger,
        QueryEngine engine,
        TableFiles tableFiles,
        DeadLetters deadLetters,
        EventQueue queue) {
    /** The same ports, seen from inside of a process that may meet a fault. */
    public Ports through(CrashPoints points) {
        return new Ports(
                points.wrap(ObjectStore.class, store),
                points.wrap(Ledger.class, ledger),
                points.wrap(QueryEngine.class, engine),
                points.wrap(TableFiles.class, tableFiles),
                points.wrap(DeadLetters.class, deadLetters),
                points.wrap(EventQueue.class, queue));
    }

    /** The same ports, seen from inside of a process that may stall. */
    public Ports through(StallPoints points) {
        return new Ports(
                points.wrap(ObjectStore.class, store),
                points.wrap(Ledger.class, ledger),
                points.wrap(QueryEngine.class, engine),
                points.wrap(TableFiles.class, tableFiles),
                points.wrap(DeadLetters.class, deadLetters),
                points.wrap(EventQueue.class, queue));
    }

    /** The same ports with another store. */
    public Ports with(ObjectStore other) {
        return new Ports(other, ledger, engine, tableFiles, deadLetters, queue);
    }

    /** The same ports with another ledger. */
    public Ports with(Ledger other) {
        return new Ports(store, other, engine, tableFiles, deadLetters, queue);
    }

    /** The same ports with other dead letters. */
    public Ports with(DeadLetters other) {
        return new Ports(store, ledger, engine, tableFiles, other, queue);
    }

    /** The same ports with another engine. */
    public Ports with(QueryEngine other) {
        return new Ports(store, ledger, other, tableFiles, deadLetters, queue);
    }
}
