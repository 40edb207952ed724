package io.sealift.testkit.fake;

import io.sealift.core.deadletter.DeadLetterQueue;
import io.sealift.testkit.contract.DeadLetterQueueContract;

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
