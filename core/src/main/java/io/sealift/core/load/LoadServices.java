package io.sealift.core.load;

import io.sealift.core.engine.PartitionCatalog;
import io.sealift.core.engine.QueryEngine;
import io.sealift.core.engine.TableFiles;
import io.sealift.core.feed.FeedSql;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.object.ObjectStore;
import io.sealift.core.refusal.DeadLetters;
import io.sealift.core.time.Backoff;
import io.sealift.core.time.IdSource;
import io.sealift.core.time.Workers;
import java.time.Clock;

/** The services that loading needs. */
public record LoadServices(
        ObjectStore store,
        Ledger ledger,
        QueryEngine engine,
        PartitionCatalog catalog,
        TableFiles tableFiles,
        DeadLetters deadLetters,
        FeedSql sql,
        Workers workers,
        Backoff backoff,
        Clock clock,
        IdSource ids) {}
