package io.sealift.proof.harness;

import io.sealift.contracts.EventQueueContract;
import io.sealift.core.ingest.QueueMessage;
import io.sealift.core.notification.EventQueue;
import java.util.List;

class MessageQueueTest extends EventQueueContract {
    private final MessageQueue queue = new MessageQueue("message", new Sequencers());

    @Override
    protected EventQueue queue() {
        return queue;
    }

    @Override
    protected List<String> receive() {
        return queue.waiting().stream().map(QueueMessage::body).toList();
    }
}
