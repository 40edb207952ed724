package io.sealift.core.runtime;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Does the same work for many things. */
public interface Workers {
    /** The results in the order of the things; if any fail, the first failure is thrown once all have ended. */
    <T, R> List<R> forEach(List<T> things, Function<? super T, ? extends R> work);

    /**
     * Hands over each result, in the caller's thread, as soon as it is there.
     *
     * @param work must not throw
     * @param done takes the results
     * @param timeLeft once it has run out, unfinished work is interrupted and abandoned
     * @param idle runs in the caller's thread whenever no result has come for as long as it says
     * @return the things whose results did not come in time
     */
    <T, R> List<T> forEachAsDone(
            List<T> things, Work<? super T, ? extends R> work, Consumer<? super R> done, TimeLeft timeLeft, Idle idle);

    /** Work that can be interrupted. */
    @FunctionalInterface
    interface Work<T, R> {
        /** Does the work for one thing. */
        R on(T thing) throws InterruptedException;
    }

    /**
     * What to do while nothing happens.
     *
     * @param every how often
     * @param action what to do
     */
    record Idle(Duration every, Runnable action) {}

    /** Does one thing after the other, in the caller's thread. */
    static Workers sequential() {
        return new SequentialWorkers();
    }

    /** Does them at once on virtual threads, at most this many at the same moment. */
    static Workers atOnce(int bound) {
        return new VirtualWorkers(bound);
    }
}
