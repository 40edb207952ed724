package io.sealift.fakes;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What others do just before a change: each runs once, before the change whose turn it is, and outside any lock. */
final class Interruptions {
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

    void add(Runnable other) {
        waiting.add(other);
    }

    /** Runs the first one waiting, if any; it is removed first, so that it does not interrupt its own changes. */
    void runNext() {
        Runnable next = waiting.poll();
        if (next != null) {
            next.run();
        }
    }
}
