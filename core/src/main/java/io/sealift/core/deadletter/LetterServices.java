package io.sealift.core.deadletter;

import io.sealift.core.layout.Keys;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.load.SetAsideRedrive;
import io.sealift.core.notification.EventQueue;
import io.sealift.core.store.ObjectStore;
import java.time.Clock;

/** The services needed to decide about dead letters; {@code queue} takes events for the ingest function. */
public record LetterServices(ObjectStore store, Ledger ledger, EventQueue queue, Keys keys, Clock clock) {
    SetAsideRedrive setAside() {
        return new SetAsideRedrive(ledger, store, keys, clock);
    }
}
