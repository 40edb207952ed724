package io.sealift.core.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Does all the work in the caller's thread, one thing after the other. */
final class SequentialWorkers implements Workers {
    @Override
    public <T, R> List<R> forEach(List<T> things, Function<? super T, ? extends R> work) {
        return things.stream().<R>map(work).toList();
    }

    @Override
    public <T, R> List<T> forEachAsDone(
            List<T> things, Work<? super T, ? extends R> work, Consumer<? super R> done, TimeLeft timeLeft, Idle idle) {
        List<T> late = new ArrayList<>();
        for (T thing : things) {
            if (!timeLeft.isAtLeast(Duration.ZERO)) {
                late.add(thing);
                continue;
            }
            try {
                done.accept(work.on(thing));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                late.add(thing);
            }
        }
        return late;
    }
}
