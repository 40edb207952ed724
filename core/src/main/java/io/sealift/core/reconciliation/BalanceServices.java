package io.sealift.core.reconciliation;

import io.sealift.core.ledger.Ledger;
import io.sealift.core.query.PartitionCatalog;
import io.sealift.core.runtime.Pause;
import io.sealift.core.runtime.Workers;
import io.sealift.core.store.ObjectStore;
import java.time.Clock;

/** The services that a balance is read from and with; reading changes nothing. */
public record BalanceServices(
        ObjectStore store, Ledger ledger, PartitionCatalog catalog, Workers workers, Clock clock, Pause pause) {}
