package io.sealift.testkit.fake;

import io.sealift.core.ledger.Ledger;
import io.sealift.testkit.contract.SequencerContract;

class InMemorySequencerTest extends SequencerContract {
    private final InMemoryLedger ledger = new InMemoryLedger();

    @Override
    protected Ledger ledger() {
        return ledger;
    }
}
