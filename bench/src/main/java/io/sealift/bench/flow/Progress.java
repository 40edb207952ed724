package io.sealift.bench.flow;

import io.sealift.core.runtime.Pause;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Waits as long as there is progress. */
final class Progress {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration STALL_MAX = Duration.ofMinutes(15);

    private Progress() {}

    /** Returns when a number has reached a goal; throws if it stands still. */
    static void await(String what, LongSupplier number, long goal) {
        long last = Long.MIN_VALUE;
        long movedAt = System.nanoTime();
        while (true) {
            long now = number.getAsLong();
            if (now >= goal) {
                return;
            }
            if (now != last) {
                last = now;
                movedAt = System.nanoTime();
            }
            if (System.nanoTime() - movedAt > STALL_MAX.toNanos()) {
                throw new IllegalStateException("%s: stands at %d of %d for %s".formatted(what, now, goal, STALL_MAX));
            }
            Pause.real().sleep(LOOK_EVERY);
        }
    }

    /** Seconds since a moment of {@link System#nanoTime}. */
    static double secondsSince(long startNanos) {
        return (System.nanoTime() - startNanos) / 1e9;
    }
}
