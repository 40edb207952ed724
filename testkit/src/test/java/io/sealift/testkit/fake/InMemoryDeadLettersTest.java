package io.sealift.testkit.fake;

import io.sealift.core.quarantine.DeadLetters;
import io.sealift.testkit.contract.DeadLettersContract;

class InMemoryDeadLettersTest extends DeadLettersContract {
    private final InMemoryDeadLetters deadLetters = new InMemoryDeadLetters();
    private int taken;

    @Override
    protected DeadLetters deadLetters() {
        return deadLetters;
    }

    @Override
    protected Found receive() {
        InMemoryDeadLetters.Sent next = deadLetters.sent().get(taken++);
        return new Found(next.body(), next.attributes());
    }
}
