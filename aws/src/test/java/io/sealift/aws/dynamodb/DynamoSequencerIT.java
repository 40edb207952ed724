package io.sealift.aws.dynamodb;

import io.sealift.aws.emulated.EmulatedAws;
import io.sealift.contracts.SequencerContract;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.runtime.Pause;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmulatedAws.Extension.class)
class DynamoSequencerIT extends SequencerContract {
    private final Ledger ledger;

    DynamoSequencerIT(EmulatedAws aws) {
        this.ledger =
                new DynamoLedger(aws.clients().dynamoDb(), aws.newLedgerTable(), Duration.ofDays(400), Pause.real());
    }

    @Override
    protected Ledger ledger() {
        return ledger;
    }
}
