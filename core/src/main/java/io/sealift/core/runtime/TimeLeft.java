package io.sealift.core.runtime;

import java.time.Duration;

/** How much longer the caller may work before its time ends. */
@FunctionalInterface
public interface TimeLeft {
    /** The time left; zero or less once it has run out. */
    Duration get();

    /** The time left without a reserve that is kept for what comes after. */
    default TimeLeft keeping(Duration reserve) {
        return () -> get().minus(reserve);
    }

    /** Whether at least this much is left. */
    default boolean isAtLeast(Duration needed) {
        return get().compareTo(needed) >= 0;
    }
}
