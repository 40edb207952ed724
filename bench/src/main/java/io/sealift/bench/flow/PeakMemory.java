package io.sealift.bench.flow;

import io.sealift.core.runtime.Pause;
import io.sealift.local.lambda.LambdaFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Watches the peak memory of the functions' children: Linux records it for each, as VmHWM. */
final class PeakMemory implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final double KIB_A_MIB = 1024;

    private final Collection<LambdaFunction> functions;
    private final Map<String, Double> peaks = new ConcurrentHashMap<>();
    private final Thread watcher;
    private volatile boolean isOver;

    PeakMemory(Collection<LambdaFunction> functions) {
        this.functions = functions;
        this.watcher = Thread.ofPlatform().daemon().start(() -> {
            while (!isOver) {
                sample();
                Pause.real().sleep(LOOK_EVERY);
            }
        });
    }

    /** The most MiB that a child of any function has used so far. */
    double mib() {
        sample();
        return peaks.values().stream().mapToDouble(peak -> peak).max().orElse(Double.NaN);
    }

    /** The most MiB that a child of this function has used so far; NaN if it has none. */
    double mib(String function) {
        sample();
        return peaks.getOrDefault(function, Double.NaN);
    }

    @Override
    public void close() {
        isOver = true;
        try {
            watcher.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void sample() {
        for (LambdaFunction function : functions) {
            for (long pid : function.workerPids()) {
                peaks.merge(function.config().name(), peakMib(pid), Math::max);
            }
        }
    }

    private static double peakMib(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIB_A_MIB)
                    .findFirst()
                    .orElse(0);
        } catch (IOException gone) {
            // It ended between the two reads.
            return 0;
        }
    }
}
