package io.sealift.testkit.fake;

import io.sealift.core.ledger.Ledger;
import io.sealift.testkit.contract.SliceContract;

class InMemoryLedgerSliceTest extends SliceContract {
    private final InMemoryLedger ledger = new InMemoryLedger();

    @Override
    protected Ledger ledger() {
        return ledger;
    }
}
