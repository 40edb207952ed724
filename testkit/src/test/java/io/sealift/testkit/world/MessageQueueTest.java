package io.sealift.testkit.world;

import io.sealift.core.ingest.QueueMessage;
import io.sealift.core.notification.EventQueue;
import io.sealift.testkit.contract.EventQueueContract;
import java.util.List;

class MessageQueueTest extends EventQueueContract {
    private final MessageQueue queue = new MessageQueue("message", new Landings());

    @Override
    protected EventQueue queue() {
        return queue;
    }

    @Override
    protected List<String> receive() {
        return queue.waiting().stream().map(QueueMessage::body).toList();
    }
}
