package io.sealift.core.time;

import java.time.Duration;

/** How long the caller may still work before its time ends. */
@FunctionalInterface
public interface TimeLeft {
    /** The time left; zero or less once it is over. */
    Duration get();

    /** The same with some of it kept back for what comes after. */
    default TimeLeft keeping(Duration reserve) {
        return () -> get().minus(reserve);
    }

    /** Whether at least this much is left. */
    default boolean isAtLeast(Duration needed) {
        return get().compareTo(needed) >= 0;
    }
}
