package io.sealift.bench.flow;

import io.sealift.core.runtime.Pause;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How much memory functions take, and whether small files wait for a large one. */
@Command(
        name = "memory",
        description = "Peak memory with 100 small files and with a large one; small files that land with a large one.",
        mixinStandardHelpOptions = true)
final class MemoryCommand implements Runnable {
    private static final int FILES_OF_A_BATCH = 100;
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    @Mixin
    private Options options = new Options();

    @Option(names = "--large-mib", paramLabel = "N", defaultValue = "1024", description = "Default: ${DEFAULT-VALUE}.")
    private int largeMib;

    @Option(
            names = "--files",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many small files land with the large one; default: ${DEFAULT-VALUE}.")
    private int files;

    @Option(
            names = "--minutes-max",
            paramLabel = "N",
            defaultValue = "20",
            description = "How long to wait for the large file; default: ${DEFAULT-VALUE}.")
    private int minutesMax;

    @Override
    public void run() {
        options.measure(options.entrants(this::measure));
    }

    private Result measure(Contender contender) {
        return small(contender, large(contender));
    }

    /** A separate cloud: children keep the memory they once had. */
    private Result small(Contender contender, Result result) {
        try (CloudUnderTest cloud = CloudUnderTest.start(contender, CloudPlan.sealedByHand(options.workers()));
                PeakMemory peak = new PeakMemory(cloud.functions())) {
            SmallFiles batch = SmallFiles.of4Kb(FILES_OF_A_BATCH);
            cloud.producer().land(batch);
            Progress.await("committed", cloud.ledger()::committedFiles, batch.count());
            return result.with("peak with 100 small files, MiB", peak.mib());
        }
    }

    private Result large(Contender contender) {
        try (LargeFile large = LargeFile.write(largeMib);
                CloudUnderTest cloud = CloudUnderTest.start(contender, CloudPlan.sealedByHand(options.workers()));
                PeakMemory peak = new PeakMemory(cloud.functions())) {
            // Functions are warm, as they are when files come in all the time.
            SmallFiles warmUp = SmallFiles.warmUp(FILES_OF_A_BATCH);
            cloud.producer().land(warmUp);
            Progress.await("committed", cloud.ledger()::committedFiles, warmUp.count());
            cloud.producer().awaitReleased();
            cloud.producer().land("large/1.json", large.path());
            long landed = System.nanoTime();
            cloud.producer().land(SmallFiles.of4Kb(files));
            double[] seconds = secondsUntilReleased(cloud.producer(), List.of("flow/", "large/"), landed);
            return Result.empty()
                    .with("large file, MiB", largeMib)
                    .with("peak with the large file, MiB", peak.mib())
                    .with("large file released after, s", seconds[1])
                    .with("small files with it", files)
                    .with("released after, s", seconds[0]);
        }
    }

    /** For each prefix; NaN if it takes too long. */
    private double[] secondsUntilReleased(Producer producer, List<String> prefixes, long sinceNanos) {
        double[] seconds = new double[prefixes.size()];
        Arrays.fill(seconds, Double.NaN);
        double secondsMax = Duration.ofMinutes(minutesMax).toSeconds();
        while (Progress.secondsSince(sinceNanos) < secondsMax
                && Arrays.stream(seconds).anyMatch(Double::isNaN)) {
            for (int index = 0; index < seconds.length; index++) {
                if (Double.isNaN(seconds[index]) && producer.isReleased(prefixes.get(index))) {
                    seconds[index] = Progress.secondsSince(sinceNanos);
                }
            }
            Pause.real().sleep(LOOK_EVERY);
        }
        return seconds;
    }
}
