package io.sealift.fakes;

import io.sealift.contracts.DeadLettersContract;
import io.sealift.core.quarantine.DeadLetters;

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
