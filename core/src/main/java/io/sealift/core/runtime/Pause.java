package io.sealift.core.runtime;

import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
public interface Pause {
    /** Returns after about this long, or earlier if the thread is interrupted, which stays visible. */
    void sleep(Duration duration);

    /** Lets real time pass. */
    static Pause real() {
        return duration -> {
            try {
                Thread.sleep(duration);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
