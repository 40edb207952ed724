package io.sealift.fakes;

import io.sealift.contracts.IdentityContract;
import io.sealift.core.ledger.Ledger;

class InMemoryLedgerIdentityTest extends IdentityContract {
    private final InMemoryLedger ledger = new InMemoryLedger();

    @Override
    protected Ledger ledger() {
        return ledger;
    }
}
