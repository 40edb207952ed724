package io.sealift.core.status;

import io.sealift.core.engine.PartitionCatalog;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.object.ObjectStore;
import io.sealift.core.time.Pause;
import io.sealift.core.time.Workers;
import java.time.Clock;

/** The services that a balance is read from and with; reading changes nothing. */
public record BalanceServices(
        ObjectStore store, Ledger ledger, PartitionCatalog catalog, Workers workers, Clock clock, Pause pause) {}
