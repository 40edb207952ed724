package io.sealift.contracts;

import io.sealift.core.runtime.Pause;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Polls until something is as expected, or the time is up. */
final class Awaiting {
    private static final Duration INTERVAL = Duration.ofMillis(50);

    private Awaiting() {}

    /** The first value that is as expected; after {@code longest} the last one seen, for the test to report. */
    static <T> T value(Duration longest, Supplier<T> read, Predicate<? super T> expected) {
        long looksLeft = longest.dividedBy(INTERVAL);
        T seen = read.get();
        while (!expected.test(seen) && looksLeft > 0) {
            Pause.real().sleep(INTERVAL);
            looksLeft--;
            seen = read.get();
        }
        return seen;
    }
}
