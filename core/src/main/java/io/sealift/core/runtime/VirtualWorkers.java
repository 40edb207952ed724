package io.sealift.core.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Works on virtual threads, on at most {@code bound} things at once. */
final class VirtualWorkers implements Workers {
    private final int bound;
    private final Semaphore places;

    VirtualWorkers(int bound) {
        this.bound = bound;
        this.places = new Semaphore(bound);
    }

    @Override
    public <T, R> List<R> forEach(List<T> things, Function<? super T, ? extends R> work) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<R>> tasks = things.stream()
                    .map(thing -> (Callable<R>) () -> {
                        places.acquire();
                        try {
                            return work.apply(thing);
                        } finally {
                            places.release();
                        }
                    })
                    .toList();
            List<R> results = new ArrayList<>(things.size());
            for (Future<R> ended : threads.invokeAll(tasks)) {
                results.add(ended.get());
            }
            return results;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "Interrupted while work on %d things was under way".formatted(things.size()), interrupted);
        } catch (ExecutionException failed) {
            throw unchecked(failed.getCause());
        }
    }

    /** The result of the work on one thing. */
    private record Ended<R>(
            int index, @Nullable R result, @Nullable Throwable failure) {}

    @Override
    public <T, R> List<T> forEachAsDone(
            List<T> things, Work<? super T, ? extends R> work, Consumer<? super R> done, TimeLeft timeLeft, Idle idle) {
        // Separate places: the caller uses the others while this goes on.
        Semaphore own = new Semaphore(bound);
        BlockingQueue<Ended<R>> ended = new LinkedBlockingQueue<>();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            IntStream.range(0, things.size())
                    .forEach(index -> threads.execute(() -> ended.add(workOn(things, index, work, own))));
            return collect(things, ended, done, timeLeft, idle);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "Interrupted while work on %d things was under way".formatted(things.size()), interrupted);
        } finally {
            // Interrupts the threads that are still working, and does not wait for them.
            threads.shutdownNow();
        }
    }

    private static <T, R> Ended<R> workOn(
            List<T> things, int index, Work<? super T, ? extends R> work, Semaphore places) {
        try {
            places.acquire();
            try {
                return new Ended<>(index, work.on(things.get(index)), null);
            } finally {
                places.release();
            }
        } catch (Throwable failure) {
            return new Ended<>(index, null, failure);
        }
    }

    private static <T, R> List<T> collect(
            List<T> things, BlockingQueue<Ended<R>> ended, Consumer<? super R> done, TimeLeft timeLeft, Idle idle)
            throws InterruptedException {
        Set<Integer> missing =
                new HashSet<>(IntStream.range(0, things.size()).boxed().toList());
        while (!missing.isEmpty() && timeLeft.isAtLeast(Duration.ZERO)) {
            Duration patience = timeLeft.get().compareTo(idle.every()) < 0 ? timeLeft.get() : idle.every();
            Ended<R> next = ended.poll(patience.toMillis() + 1, TimeUnit.MILLISECONDS);
            if (next == null) {
                idle.action().run();
                continue;
            }
            if (next.failure() != null) {
                throw unchecked(next.failure());
            }
            missing.remove(next.index());
            if (next.result() != null) {
                done.accept(next.result());
            }
        }
        return missing.stream().sorted().<T>map(things::get).toList();
    }

    private static RuntimeException unchecked(@Nullable Throwable failure) {
        if (failure instanceof RuntimeException unchecked) {
            return unchecked;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return new IllegalStateException("Work failed with a checked exception", failure);
    }
}
