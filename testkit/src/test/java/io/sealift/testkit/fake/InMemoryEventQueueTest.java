package io.sealift.testkit.fake;

import io.sealift.core.notification.EventQueue;
import io.sealift.testkit.contract.EventQueueContract;
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
