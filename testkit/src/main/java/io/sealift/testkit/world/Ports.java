package io.sealift.testkit.world;

import io.sealift.core.deadletter.LetterBox;
import io.sealift.core.engine.QueryEngine;
import io.sealift.core.engine.TableFiles;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.notification.EventQueue;
import io.sealift.core.object.ObjectStore;
import io.sealift.core.refusal.DeadLetters;
import io.sealift.testkit.fault.PortWrapper;

/**
 * All through which a process reaches the outside.
 *
 * @param store the buckets
 * @param ledger the ledger
 * @param engine the query engine
 * @param tableFiles the table's files
 * @param deadLetters the queue that people look into
 * @param queue the queue, for those who send
 * @param letterBox the queue that people look into, for those who empty it
 */
public record Ports(
        ObjectStore store,
        Ledger ledger,
        QueryEngine engine,
        TableFiles tableFiles,
        DeadLetters deadLetters,
        EventQueue queue,
        LetterBox letterBox) {
    /** The same ports, seen from inside of a process that something stands before. */
    public Ports through(PortWrapper wrapper) {
        return new Ports(
                wrapper.wrap(ObjectStore.class, store),
                wrapper.wrap(Ledger.class, ledger),
                wrapper.wrap(QueryEngine.class, engine),
                wrapper.wrap(TableFiles.class, tableFiles),
                wrapper.wrap(DeadLetters.class, deadLetters),
                wrapper.wrap(EventQueue.class, queue),
                wrapper.wrap(LetterBox.class, letterBox));
    }

    /** The same ports with another store. */
    public Ports with(ObjectStore other) {
        return new Ports(other, ledger, engine, tableFiles, deadLetters, queue, letterBox);
    }

    /** The same ports with another ledger. */
    public Ports with(Ledger other) {
        return new Ports(store, other, engine, tableFiles, deadLetters, queue, letterBox);
    }

    /** The same ports with other dead letters. */
    public Ports with(DeadLetters other) {
        return new Ports(store, ledger, engine, tableFiles, other, queue, letterBox);
    }

    /** The same ports with another engine. */
    public Ports with(QueryEngine other) {
        return new Ports(store, ledger, other, tableFiles, deadLetters, queue, letterBox);
    }
}
