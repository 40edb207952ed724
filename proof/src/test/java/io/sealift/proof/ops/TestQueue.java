package io.sealift.proof.ops;

import io.sealift.core.ingest.QueueMessage;
import io.sealift.core.notification.EventQueue;
import io.sealift.core.notification.Notification.ObjectCreated;
import io.sealift.core.notification.NotificationWriter;
import io.sealift.core.store.ObjectVersion;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** A queue whose messages are taken all at once, and that may claim to hold more. */
final class TestQueue implements EventQueue {
    private final Clock clock;
    private final List<QueueMessage> waiting = new ArrayList<>();
    private final List<ObjectVersion> told = new ArrayList<>();
    private long others;
    private int last;

    TestQueue(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void send(List<ObjectCreated> objects) {
        EventQueue.requireSendable(objects);
        for (ObjectCreated object : objects) {
            last++;
            waiting.add(new QueueMessage("message-" + last, NotificationWriter.created(object, clock.instant())));
            told.add(object.version());
        }
    }

    @Override
    public long backlog() {
        return waiting.size() + others;
    }

    /** From now on it also holds this many messages that nobody takes. */
    void pretendToHold(long messages) {
        others = messages;
    }

    /** Everything announced in it so far. */
    List<ObjectVersion> told() {
        return List.copyOf(told);
    }

    /** Takes all messages for good. */
    List<QueueMessage> takeAll() {
        List<QueueMessage> taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }
}
