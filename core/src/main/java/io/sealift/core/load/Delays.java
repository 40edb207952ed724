package io.sealift.core.load;

import java.time.Duration;

/** How long to wait after engine failures in a row: the wait doubles up to an hour, and stays there. */
final class Delays {
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration MOST = Duration.ofHours(1);
    private static final int DOUBLINGS_MAX = 6;

    private Delays() {}

    /** The wait after this many failures, at least one. */
    static Duration after(int failures) {
        Duration wait = FIRST.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS_MAX));
        return wait.compareTo(MOST) < 0 ? wait : MOST;
    }
}
