package io.sealift.fakes;

import io.sealift.core.notification.EventQueue;
import io.sealift.core.notification.Notification.ObjectCreated;
import io.sealift.core.notification.NotificationWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** A queue in memory: its messages stay until the test takes them. */
public final class InMemoryEventQueue implements EventQueue {
    private final Clock clock;
    private final List<String> waiting = new ArrayList<>();

    /** An empty queue; the clock dates its messages. */
    public InMemoryEventQueue(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void send(List<ObjectCreated> objects) {
        EventQueue.requireSendable(objects);
        objects.forEach(object -> waiting.add(NotificationWriter.created(object, clock.instant())));
    }

    @Override
    public synchronized long backlog() {
        return waiting.size();
    }

    /** The bodies of the messages in it, the oldest first. */
    public synchronized List<String> waiting() {
        return List.copyOf(waiting);
    }
}
