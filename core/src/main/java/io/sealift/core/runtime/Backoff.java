package io.sealift.core.runtime;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Waits between tries: doubles up to a maximum, with full jitter, and never waits beyond the time left.
 *
 * @param pause lets time pass
 * @param jitter numbers from 0 to just below 1
 */
public record Backoff(Pause pause, DoubleSupplier jitter) {
    private static final Duration FIRST = Duration.ofMillis(50);
    private static final Duration MOST = Duration.ofSeconds(3);
    private static final int DOUBLINGS_MAX = 10;

    /**
     * Waits after a try that failed.
     *
     * @param tries how many have failed so far, 1 for the first
     * @return whether there is time for another try
     */
    public boolean awaitNext(int tries, TimeLeft timeLeft) {
        Duration ceiling = FIRST.multipliedBy(1L << Math.min(tries - 1, DOUBLINGS_MAX));
        Duration most = ceiling.compareTo(MOST) < 0 ? ceiling : MOST;
        Duration chosen = Duration.ofNanos((long) (most.toNanos() * jitter.getAsDouble()));
        if (!timeLeft.isAtLeast(chosen.plus(FIRST))) {
            return false;
        }
        pause.sleep(chosen);
        return !Thread.currentThread().isInterrupted();
    }
}
