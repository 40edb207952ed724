package io.sealift.core.time;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Does the same work for many things. */
public interface Workers {
    /** The results in the order of the things; the first failure of any is thrown once all have ended. */
    <T, R> List<R> forEach(List<T> things, Function<? super T, ? extends R> work);

    /**
     * Hands each result over, in the caller's thread, as soon as it is there.
     *
     * @param work must not throw
     * @param done takes the results
     * @param timeLeft once it is over, what still works is interrupted and left
     * @param idle runs in the caller's thread whenever no result came for this long
     * @return the things whose results did not come in time
     */
    <T, R> List<T> forEachAsDone(
            List<T> things, Work<? super T, ? extends R> work, Consumer<? super R> done, TimeLeft timeLeft, Idle idle);

    /** Work that can be interrupted. */
    @FunctionalInterface
    interface Work<T, R> {
        /** Does it for one thing. */
        R on(T thing) throws InterruptedException;
    }

    /**
     * What to do while nothing happens.
     *
     * @param every how often
     * @param action what
     */
    record Idle(Duration every, Runnable action) {}

    /** One after the other, in the caller's thread. */
    static Workers sequential() {
        return new SequentialWorkers();
    }

    /** All at once on virtual threads, at most so many at the same moment. */
    static Workers atOnce(int bound) {
        return new VirtualWorkers(bound);
    }
}
