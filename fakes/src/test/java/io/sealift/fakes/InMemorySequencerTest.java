package io.sealift.fakes;

import io.sealift.contracts.SequencerContract;
import io.sealift.core.ledger.Ledger;

class InMemorySequencerTest extends SequencerContract {
    private final InMemoryLedger ledger = new InMemoryLedger();

    @Override
    protected Ledger ledger() {
        return ledger;
    }
}
