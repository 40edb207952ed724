package io.sealift.cli;

import io.sealift.core.store.StoreUnavailableException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Waits as long as there is progress: a slow machine is not a failure, standing still is. */
final class ProgressWait {
    private static final Duration STILL_MAX = Duration.ofMinutes(4);

    /** For what moves for ever without getting anywhere. */
    private static final Duration ALL_MAX = Duration.ofMinutes(40);

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final String what;
    private final Supplier<?> progress;
    private @Nullable Object last;
    private long lastChangeNanos = System.nanoTime();

    private ProgressWait(String what, Supplier<?> progress) {
        this.what = what;
        this.progress = progress;
    }

    /**
     * Returns when something holds.
     *
     * @param what what to call it in a failure
     * @param progress how far it has come; while this changes, waiting goes on
     * @param condition what must hold; a store that does not answer is asked again
     */
    static void until(String what, Supplier<?> progress, BooleanSupplier condition) {
        ProgressWait wait = new ProgressWait(what, progress);
        Awaitility.await(what).atMost(ALL_MAX).pollInterval(LOOK_EVERY).until(wait.orStandsStill(condition));
    }

    private Callable<Boolean> orStandsStill(BooleanSupplier condition) {
        return () -> {
            try {
                if (condition.getAsBoolean()) {
                    return true;
                }
                note(progress.get());
            } catch (StoreUnavailableException away) {
                note(away.getClass());
            }
            return false;
        };
    }

    private void note(Object now) {
        if (!now.equals(last)) {
            last = now;
            lastChangeNanos = System.nanoTime();
        }
        Duration still = Duration.ofNanos(System.nanoTime() - lastChangeNanos);
        if (still.compareTo(STILL_MAX) > 0) {
            throw new AssertionError(
                    "Not come about: %s. Nothing has moved for %s, it stands at %s".formatted(what, still, now));
        }
    }
}
