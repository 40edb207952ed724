package io.sealift.fakes;

import io.sealift.contracts.DeadLetterQueueContract;
import io.sealift.core.deadletter.DeadLetterQueue;

class InMemoryDeadLetterQueueTest extends DeadLetterQueueContract {
    private final InMemoryDeadLetters deadLetters = new InMemoryDeadLetters();

    @Override
    protected DeadLetterQueue queue() {
        return deadLetters;
    }

    @Override
    protected void put(String body) {
        deadLetters.moved(body);
    }
}
