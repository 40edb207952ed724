package io.sealift.fakes;

import io.sealift.contracts.SliceContract;
import io.sealift.core.ledger.Ledger;

class InMemoryLedgerSliceTest extends SliceContract {
    private final InMemoryLedger ledger = new InMemoryLedger();

    @Override
    protected Ledger ledger() {
        return ledger;
    }
}
