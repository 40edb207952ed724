package io.sealift.bench.flow;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Requests per file, and the cost of a million files in dollars. */
@Command(
        name = "requests",
        description =
                "Count what is asked of the services for files of 4 KB that land in bursts, until they are archived.",
        mixinStandardHelpOptions = true)
final class RequestsCommand implements Runnable {
    @Mixin
    private Options options = new Options();

    @Option(names = "--files", paramLabel = "N", defaultValue = "10000", description = "Default: ${DEFAULT-VALUE}.")
    private int files;

    @Option(
            names = "--burst",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Land so many at once, and wait until they are committed; default: ${DEFAULT-VALUE}.")
    private int burst;

    @Override
    public void run() {
        options.measure(options.entrants(this::measure));
    }

    private Result measure(Contender contender) {
        CloudPlan plan = CloudPlan.sealedByHand(options.workers()).counted();
        try (CloudUnderTest cloud = CloudUnderTest.start(contender, plan)) {
            cloud.warmUp();
            long before = cloud.ledger().committedFiles();
            SmallFiles small = SmallFiles.of4Kb(files);
            Meter meter = cloud.meter();
            for (int from = 0; from < files; from += burst) {
                int to = Math.min(from + burst, files);
                cloud.producer().land(small, from, to);
                Progress.await("committed", cloud.ledger()::committedFiles, before + to);
            }
            Consumption ingest = meter.read().plus(Priced.SQS, files);
            cloud.seal();
            Progress.await("archived", cloud.ledger()::archivedFiles, before + files);
            return result(ingest, meter.read());
        }
    }

    /** The last deletions of sources may be counted with the load; only the sums are shown by kind. */
    private Result result(Consumption ingest, Consumption load) {
        Consumption all = ingest.plus(load);
        Result result = Result.empty();
        for (Priced kind : Priced.values()) {
            result = result.with(kind.title() + " a file", all.of(kind) / files);
        }
        return result.with("$ a million files, ingest", ingest.dollarsAMillion(files))
                .with("load", load.dollarsAMillion(files))
                .with("all", all.dollarsAMillion(files));
    }
}
