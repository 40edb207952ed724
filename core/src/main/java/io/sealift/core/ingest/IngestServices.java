package io.sealift.core.ingest;

import io.sealift.core.ledger.Ledger;
import io.sealift.core.notification.EventQueue;
import io.sealift.core.quarantine.DeadLetters;
import io.sealift.core.runtime.Backoff;
import io.sealift.core.runtime.IdSource;
import io.sealift.core.runtime.Workers;
import io.sealift.core.seal.SealLimits;
import io.sealift.core.store.ObjectStore;
import java.time.Clock;

/** The services that ingesting needs; {@code largeFiles} is the queue for files that are too much for a batch. */
public record IngestServices(
        ObjectStore store,
        Ledger ledger,
        DeadLetters deadLetters,
        EventQueue largeFiles,
        SealLimits limits,
        Workers workers,
        Backoff backoff,
        Clock clock,
        IdSource ids) {}
