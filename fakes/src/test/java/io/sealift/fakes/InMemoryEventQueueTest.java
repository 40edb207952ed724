package io.sealift.fakes;

import io.sealift.contracts.EventQueueContract;
import io.sealift.core.notification.EventQueue;
import java.time.Instant;
import java.util.List;

class InMemoryEventQueueTest extends EventQueueContract {
    private final InMemoryEventQueue queue =
            new InMemoryEventQueue(new MutableClock(Instant.parse("2026-11-22T15:00:00Z")));

    @Override
    protected EventQueue queue() {
        return queue;
    }

    @Override
    protected List<String> receive() {
        return queue.waiting();
    }
}
