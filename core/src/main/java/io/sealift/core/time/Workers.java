package io.sealift.core.time;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Does the same work for many things. */
public interface Workers {
    /** The results in the order of the things; the first failure of any is thrown once all have ended. */
    <T, R> List<R> forEach(List<T> things, Function<? super T, ? extends R> work);

    /** One after the other, in the caller's thread. */
    static Workers sequential() {
        return new Workers() {
            @Override
            public <T, R> List<R> forEach(List<T> things, Function<? super T, ? extends R> work) {
                return things.stream().<R>map(work).toList();
            }
        };
    }

    /** All at once on virtual threads, at most so many at the same moment. */
    static Workers atOnce(int bound) {
        Semaphore places = new Semaphore(bound);
        return new Workers() {
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
                            "Interrupted while %d files were under way".formatted(things.size()), interrupted);
                } catch (ExecutionException failed) {
                    if (failed.getCause() instanceof RuntimeException failure) {
                        throw failure;
                    }
                    if (failed.getCause() instanceof Error failure) {
                        throw failure;
                    }
                    throw new IllegalStateException("Work failed with a checked exception", failed);
                }
            }
        };
    }
}
