package io.sealift.bench.flow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Files per second, compared with the hourly script. */
@Command(
        name = "speed",
        description =
                "Files of 4 KB a second: ingest alone, and from landed to queryable; the hourly script's way beside.",
        mixinStandardHelpOptions = true)
final class SpeedCommand implements Runnable {
    /** The share of files left after the last PUT that is ignored: their batches are not full and wait for more. */
    private static final double TAIL = 0.05;

    @Mixin
    private Options options = new Options();

    @Option(names = "--files", paramLabel = "N", defaultValue = "10000", description = "Default: ${DEFAULT-VALUE}.")
    private int files;

    @Option(names = "--python", description = "The script in Python as well; needs python3 with boto3.")
    private boolean python;

    @Override
    public void run() {
        List<Entrant> all = new ArrayList<>();
        all.add(new Entrant("script, in Java", () -> script(HourlyScript::move)));
        if (python) {
            Path source = Options.home().resolve("bench/hourly_script.py");
            all.add(new Entrant("script, in Python", () -> script(script -> script.moveBy(source))));
        }
        all.addAll(options.entrants(this::pipeline));
        options.measure(all);
    }

    private Result pipeline(Contender contender) {
        try (CloudUnderTest cloud = CloudUnderTest.start(contender, CloudPlan.sealedByHand(options.workers()))) {
            long warmUpRows = cloud.warmUp();
            long before = cloud.ledger().committedFiles();
            SmallFiles small = SmallFiles.of4Kb(files);
            Stopwatch watch = new Stopwatch();
            cloud.producer().land(small);
            watch.landed();
            long left = files - (cloud.ledger().committedFiles() - before);
            long tail = Math.round(left * TAIL);
            Progress.await("committed", cloud.ledger()::committedFiles, before + files - tail);
            watch.movedAlone();
            Progress.await("committed", cloud.ledger()::committedFiles, before + files);
            watch.moved();
            cloud.seal();
            Progress.await("loaded", cloud.ledger()::loadedFiles, before + files);
            Progress.await("queryable", cloud.engine()::countRows, warmUpRows + small.rows());
            return watch.result(files, left - tail);
        }
    }

    /** In a cloud of this tree, whose functions have nothing to do. */
    private Result script(Consumer<HourlyScript> move) {
        CloudPlan plan = CloudPlan.sealedByHand(options.workers());
        try (CloudUnderTest cloud = CloudUnderTest.start(Contender.of(Options.home()), plan)) {
            cloud.warmUp();
            HourlyScript script = HourlyScript.in(cloud);
            SmallFiles small = SmallFiles.of4Kb(files);
            Stopwatch watch = new Stopwatch();
            script.producer().land(small);
            watch.landed();
            move.accept(script);
            watch.movedAlone();
            watch.moved();
            script.load(small.rows());
            return watch.result(files, files);
        }
    }
}
