package io.sealift.fakes;

import io.sealift.contracts.FileRecordContract;
import io.sealift.core.ledger.Ledger;

class InMemoryFileRecordTest extends FileRecordContract {
    private final InMemoryLedger ledger = new InMemoryLedger();

    @Override
    protected Ledger ledger() {
        return ledger;
    }
}
