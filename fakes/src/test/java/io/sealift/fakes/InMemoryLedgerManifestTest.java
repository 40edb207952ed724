package io.sealift.fakes;

import io.sealift.contracts.ManifestContract;
import io.sealift.core.ledger.Ledger;

class InMemoryLedgerManifestTest extends ManifestContract {
    private final InMemoryLedger ledger = new InMemoryLedger();

    @Override
    protected Ledger ledger() {
        return ledger;
    }
}
