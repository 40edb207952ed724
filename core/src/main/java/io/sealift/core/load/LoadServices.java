package io.sealift.core.load;

import io.sealift.core.ledger.Ledger;
import io.sealift.core.quarantine.DeadLetters;
import io.sealift.core.query.PartitionCatalog;
import io.sealift.core.query.QueryEngine;
import io.sealift.core.query.TableFiles;
import io.sealift.core.runtime.Backoff;
import io.sealift.core.runtime.IdSource;
import io.sealift.core.runtime.Workers;
import io.sealift.core.sql.FeedSql;
import io.sealift.core.store.ObjectStore;
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
