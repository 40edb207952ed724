package io.sealift.core.ingest;

import io.sealift.core.ledger.Ledger;
import io.sealift.core.notification.EventQueue;
import io.sealift.core.object.ObjectStore;
import io.sealift.core.refusal.DeadLetters;
import io.sealift.core.seal.SealLimits;
import io.sealift.core.time.Backoff;
import io.sealift.core.time.IdSource;
import io.sealift.core.time.Workers;
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
