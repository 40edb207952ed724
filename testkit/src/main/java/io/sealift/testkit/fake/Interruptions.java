package io.sealift.testkit.fake;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What others do just before a change: each runs once, before its turn's change, and outside of any lock. */
final class Interruptions {
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

    void add(Runnable other) {
        waiting.add(other);
    }

    /** Runs the first that waits, if any; taken off first, so that what it does itself is not interrupted by it. */
    void runNext() {
        Runnable next = waiting.poll();
        if (next != null) {
            next.run();
        }
    }
}
