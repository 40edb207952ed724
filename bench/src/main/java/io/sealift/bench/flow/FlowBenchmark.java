package io.sealift.bench.flow;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * Lands small files in a fresh local cloud, has them ingested and loaded, and prints how long that took and what it asked of
 * the services. The home may be another built tree, such as an older version, so that two can be compared in one run.
 */
public final class FlowBenchmark {
    private static final PrintStream OUT = System.out;

    private FlowBenchmark() {}

    /** Arguments: the home of the tree whose template and functions are measured, and the number of files. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 2) {
            OUT.println("Usage: bench/flow HOME FILES");
            System.exit(2);
        }
        Path home = Path.of(arguments[0]).toAbsolutePath().normalize();
        int files = Integer.parseInt(arguments[1]);
        Path directory = Files.createTempDirectory("sealift-flow");
        try (CloudUnderTest cloud = CloudUnderTest.start(home, directory)) {
            cloud.init();
            // The first call starts the functions, and the first query warms the engine up.
            cloud.land(SmallFiles.generate(50, 0));
            cloud.awaitIngested();
            cloud.load(50L * SmallFiles.ROWS);
            ingest(cloud, files);
            load(cloud, files);
            script(cloud, files);
        }
        System.exit(0);
    }

    private static void ingest(CloudUnderTest cloud, int files) throws InterruptedException {
        cloud.resetCounts();
        long start = System.nanoTime();
        cloud.land(SmallFiles.generate(files, 50));
        cloud.awaitIngested();
        double seconds = seconds(start);
        OUT.printf(
                Locale.ROOT,
                "ingest: %d files in %.1f s, %.0f files/s, from the first PUT until the bucket is empty%n",
                files,
                seconds,
                files / seconds);
        Cost.of(cloud.resetCounts(), files).lines("ingest").forEach(OUT::println);
    }

    private static void load(CloudUnderTest cloud, int files) throws InterruptedException {
        long start = System.nanoTime();
        cloud.load((files + 50L) * SmallFiles.ROWS);
        OUT.printf(Locale.ROOT, "load: %.1f s from seal to queryable%n", seconds(start));
        OUT.printf(
                Locale.ROOT,
                "load: %.1f s of the engine for the longest INSERT%n",
                cloud.longestInsert().toMillis() / 1e3);
        Cost.of(cloud.resetCounts(), files).lines("load").forEach(OUT::println);
    }

    private static void script(CloudUnderTest cloud, int files) {
        HourlyScript script = new HourlyScript(cloud.s3(), cloud.variable("SEALIFT_RESULTS_BUCKET"));
        script.land(SmallFiles.generate(files, 0));
        long start = System.nanoTime();
        int moved = script.run();
        double seconds = seconds(start);
        OUT.printf(
                Locale.ROOT,
                "script: %d files in %.1f s, %.0f files/s: list, copy one by one, delete%n",
                moved,
                seconds,
                moved / seconds);
    }

    private static double seconds(long startNanos) {
        return Duration.ofNanos(System.nanoTime() - startNanos).toMillis() / 1e3;
    }
}
