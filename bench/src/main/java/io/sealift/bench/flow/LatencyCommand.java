package io.sealift.bench.flow;

import io.sealift.core.runtime.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long after landing a file can be queried, under steady load with a one-minute tick. */
@Command(
        name = "latency",
        description = "From landed to visible in SELECT, for files of 4 KB that land evenly, loaded every minute.",
        mixinStandardHelpOptions = true)
final class LatencyCommand implements Runnable {
    private static final Duration TICK = Duration.ofMinutes(1);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    @Mixin
    private Options options = new Options();

    @Option(names = "--files", paramLabel = "N", defaultValue = "15000", description = "Default: ${DEFAULT-VALUE}.")
    private int files;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "50",
            description = "Files a second; default: ${DEFAULT-VALUE}.")
    private double rate;

    @Override
    public void run() {
        options.measure(options.entrants(this::measure));
    }

    /** What readers saw at a moment of {@link System#nanoTime}. */
    private record Sight(long nanos, long rows) {}

    private Result measure(Contender contender) {
        CloudPlan plan = CloudPlan.ticking(TICK, options.workers());
        try (CloudUnderTest cloud = CloudUnderTest.start(contender, plan)) {
            long warmUpRows = cloud.warmUp();
            SmallFiles small = SmallFiles.of4Kb(files);
            long goal = warmUpRows + small.rows();
            CompletableFuture<List<Sight>> watching = CompletableFuture.supplyAsync(() -> watch(cloud.engine(), goal));
            long start = System.nanoTime();
            Map<String, Long> landed = cloud.producer().landEvenly(small, rate);
            double landing = Progress.secondsSince(start);
            Progress.await("queryable", cloud.ledger()::loadedFiles, files);
            double[] seconds = latencies(landed, cloud.ledger(), watching.join());
            return Result.empty()
                    .with("files", files)
                    .with("landed, files/s", files / landing)
                    .with("p50, s", quantile(seconds, 0.5))
                    .with("p95, s", quantile(seconds, 0.95))
                    .with("longest, s", quantile(seconds, 1));
        }
    }

    /** Polls until readers see all rows. */
    private static List<Sight> watch(Engine engine, long goal) {
        List<Sight> sights = new ArrayList<>();
        while (sights.isEmpty() || sights.getLast().rows() < goal) {
            Pause.real().sleep(LOOK_EVERY);
            long rows = engine.countRows();
            sights.add(new Sight(System.nanoTime(), rows));
        }
        return sights;
    }

    /** A manifest counts as visible when readers see as many rows as it and all those loaded before it have. */
    private static double[] latencies(Map<String, Long> landed, LedgerView ledger, List<Sight> sights) {
        Map<String, Long> visibleFrom = new HashMap<>();
        long rows = 0;
        for (LedgerView.ManifestView manifest : ledger.loadedInOrder()) {
            rows += manifest.rows();
            long needed = rows;
            sights.stream()
                    .filter(sight -> sight.rows() >= needed)
                    .findFirst()
                    .ifPresent(sight -> visibleFrom.put(manifest.id(), sight.nanos()));
        }
        Map<String, String> manifests = ledger.manifestsByKey();
        return landed.entrySet().stream()
                .mapToDouble(file -> {
                    String manifest = Objects.requireNonNull(manifests.get(file.getKey()), file::getKey);
                    long visible = Objects.requireNonNull(visibleFrom.get(manifest), manifest);
                    return (visible - file.getValue()) / 1e9;
                })
                .sorted()
                .toArray();
    }

    private static double quantile(double[] sorted, double share) {
        return Arrays.stream(sorted)
                .skip(Math.round((sorted.length - 1) * share))
                .findFirst()
                .orElse(Double.NaN);
    }
}
