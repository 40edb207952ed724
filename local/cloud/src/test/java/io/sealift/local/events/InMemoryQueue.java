package io.sealift.local.events;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A queue whose messages come back when a test says so; instead of waiting for messages it moves the test's clock. */
final class InMemoryQueue implements MessageQueue {
    /** An empty receipt takes a little real time, so that a poller does not spin. */
    private static final long POLL_NANOS = 1_000_000;

    private final ManualClock clock;
    private final Deque<QueueMessage> visible = new ArrayDeque<>();
    private final Map<String, QueueMessage> hidden = new LinkedHashMap<>();
    private int failures;
    private int sent;

    InMemoryQueue(ManualClock clock) {
        this.clock = clock;
    }

    static QueueMessage message(String id, String body) {
        return new QueueMessage(
                id, "receipt-" + id, body, "md5-" + id, Map.of("ApproximateReceiveCount", "1"), Map.of());
    }

    synchronized void send(String id, String body) {
        visible.add(message(id, body));
    }

    @Override
    public synchronized void send(String body) {
        sent++;
        send("sent-" + sent, body);
    }

    synchronized void sendMany(int count) {
        for (int i = 0; i < count; i++) {
            send("m" + i, "body " + i);
        }
    }

    /** The next calls to {@link #receive} fail. */
    synchronized void failNext(int calls) {
        failures = calls;
    }

    synchronized int failuresLeft() {
        return failures;
    }

    /** What would still be there once every visibility timeout is over. */
    synchronized List<String> remaining() {
        var ids = new ArrayList<>(hidden.keySet());
        visible.forEach(message -> ids.add(message.messageId()));
        return ids;
    }

    @Override
    public synchronized List<QueueMessage> receive(int max, Duration wait) {
        if (failures > 0) {
            failures--;
            throw new IllegalStateException("The queue was told to fail");
        }
        var received = new ArrayList<QueueMessage>();
        while (received.size() < max && !visible.isEmpty()) {
            QueueMessage message = visible.remove();
            hidden.put(message.messageId(), message);
            received.add(message);
        }
        if (received.isEmpty()) {
            clock.advance(wait);
            LockSupport.parkNanos(POLL_NANOS);
        }
        return received;
    }

    @Override
    public synchronized void delete(List<QueueMessage> messages) {
        messages.forEach(message -> hidden.remove(message.messageId()));
    }
}
