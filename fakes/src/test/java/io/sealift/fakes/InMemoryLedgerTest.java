package io.sealift.fakes;

import io.sealift.contracts.LedgerContract;
import io.sealift.core.ledger.Ledger;

class InMemoryLedgerTest extends LedgerContract {
    private final InMemoryLedger ledger = new InMemoryLedger();

    @Override
    protected Ledger ledger() {
        return ledger;
    }
}
