package io.sealift.proof;

import io.sealift.proof.fault.CrashExplorer;
import io.sealift.proof.harness.Flow;
import io.sealift.proof.harness.Ports;
import io.sealift.proof.simulation.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Tries every fault at every call of every {@link Flow}, then runs seeded schedules, on several threads. */
public final class Proof {
    private final int seeds;
    private final int threads;
    private final UnaryOperator<Ports> broken;

    private Proof(int seeds, int threads, UnaryOperator<Ports> broken) {
        if (seeds < 0) {
            throw new IllegalArgumentException("Seeds must not be negative: " + seeds);
        }
        if (threads < 1) {
            throw new IllegalArgumentException("Threads must be positive: " + threads);
        }
        this.seeds = seeds;
        this.threads = threads;
        this.broken = broken;
    }

    /** A proof with the schedules of the seeds from 1. */
    public static Proof of(int seeds, int threads) {
        return new Proof(seeds, threads, UnaryOperator.identity());
    }

    /** The same, with the protocol broken on purpose. */
    public Proof brokenBy(UnaryOperator<Ports> how) {
        return new Proof(seeds, threads, how);
    }

    /**
     * Runs all of it; nothing keeps running after this returns or throws.
     *
     * @param every how often to report progress
     * @param progress receives the reports, in the caller's thread
     * @throws InterruptedException if the caller is interrupted
     */
    public ProofReport run(Duration every, Consumer<ProofReport> progress) throws InterruptedException {
        Tally tally = new Tally();
        // Not close(), which would wait for everything left even if something went wrong.
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            AtomicLong last = new AtomicLong();
            List<Future<?>> work = new ArrayList<>();
            // The longest flow comes last; meanwhile the other threads continue with schedules.
            for (Flow flow : List.of(Flow.values()).reversed()) {
                work.add(executor.submit(() -> tally.count(
                        flow,
                        CrashExplorer.ofAllFaults().explore(flow.scenario().brokenBy(broken)))));
            }
            for (int thread = 0; thread < threads; thread++) {
                work.add(executor.submit(() -> runSchedules(last, tally)));
            }
            for (Future<?> part : work) {
                await(part, every, () -> progress.accept(tally.report()));
            }
            return tally.report();
        } finally {
            executor.shutdownNow();
            executor.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    private void runSchedules(AtomicLong last, Tally tally) {
        for (long seed = last.incrementAndGet();
                seed <= seeds && !Thread.currentThread().isInterrupted();
                seed = last.incrementAndGet()) {
            tally.count(new Simulation(seed, broken).run());
        }
    }

    private static void await(Future<?> part, Duration every, Runnable tick) throws InterruptedException {
        while (true) {
            try {
                part.get(every.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException goesOn) {
                tick.run();
            } catch (ExecutionException failed) {
                throw new IllegalStateException("A part of the proof could not run", failed.getCause());
            }
        }
    }
}
