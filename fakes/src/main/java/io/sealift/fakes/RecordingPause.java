package io.sealift.fakes;

import io.sealift.core.runtime.Pause;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A pause that does not wait, but records the requested durations. */
public final class RecordingPause implements Pause {
    private final List<Duration> asked = new CopyOnWriteArrayList<>();
    private final Consumer<Duration> passing;

    /** A pause in which no time passes. */
    public RecordingPause() {
        this(duration -> {});
    }

    /** A pause that moves this clock forward. */
    public RecordingPause(MutableClock clock) {
        this(clock::advance);
    }

    private RecordingPause(Consumer<Duration> passing) {
        this.passing = passing;
    }

    @Override
    public void sleep(Duration duration) {
        asked.add(duration);
        passing.accept(duration);
    }

    /** Every duration asked for, in order. */
    public List<Duration> asked() {
        return List.copyOf(asked);
    }

    /** Their sum. */
    public Duration total() {
        return asked.stream().reduce(Duration.ZERO, Duration::plus);
    }
}
