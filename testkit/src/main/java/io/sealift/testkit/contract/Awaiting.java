package io.sealift.testkit.contract;

import io.sealift.core.time.Pause;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Polls until something is as expected, or the time is up. */
final class Awaiting {
    private static final Duration INTERVAL = Duration.ofMillis(50);

    private Awaiting() {}

    /** The first value that is as expected; after {@code longest} the last one seen, for the test to report. */
    static <T> T value(Duration longest, Supplier<T> look, Predicate<? super T> expected) {
        long looksLeft = longest.dividedBy(INTERVAL);
        T seen = look.get();
        while (!expected.test(seen) && looksLeft > 0) {
            Pause.real().sleep(INTERVAL);
            looksLeft--;
            seen = look.get();
        }
        return seen;
    }
}
