package io.sealift.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Lets threads do something simultaneously. */
final class Race {
    private Race() {}

    /** Starts {@code threads} runners together and returns their results, in the order of their numbers from 0. */
    static <T> List<T> run(int threads, IntFunction<T> runner) throws InterruptedException, ExecutionException {
        CountDownLatch ready = new CountDownLatch(threads);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<T>> runners = IntStream.range(0, threads)
                    .<Callable<T>>mapToObj(number -> () -> {
                        ready.countDown();
                        ready.await();
                        return runner.apply(number);
                    })
                    .toList();
            List<Future<T>> running = runners.stream().map(executor::submit).toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : running) {
                results.add(future.get());
            }
            return results;
        }
    }
}
