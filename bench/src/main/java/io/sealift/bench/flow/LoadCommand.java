package io.sealift.bench.flow;

import io.sealift.bench.flow.LedgerView.ManifestView;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long it takes to load one full manifest, and which calls that needs. */
@Command(
        name = "load",
        description =
                "Load one manifest: seal to loaded, the INSERT's own time, requests until archived, Parquet files.",
        mixinStandardHelpOptions = true)
final class LoadCommand implements Runnable {
    private static final int BACKFILL_DAYS = 1400;
    private static final int BACKFILL_STATIONS = 12;

    /** What lands. */
    enum Shape {
        /** Files of 4 KB, all of one day. */
        KB4,
        /** Files of 5 rows, all of one day. */
        TINY,
        /** 1,400 days of 12 stations, a file of 24 rows for each; this determines the number of files. */
        BACKFILL
    }

    @Mixin
    private Options options = new Options();

    @Option(names = "--files", paramLabel = "N", defaultValue = "10000", description = "Default: ${DEFAULT-VALUE}.")
    private int files;

    @Option(
            names = "--shape",
            paramLabel = "S",
            defaultValue = "KB4",
            description = "What lands: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
    private Shape shape = Shape.KB4;

    @Override
    public void run() {
        options.measure(options.entrants(this::measure));
    }

    private Result measure(Contender contender) {
        CloudPlan plan = CloudPlan.sealedByHand(options.workers()).counted();
        SmallFiles small = switch (shape) {
            case KB4 -> SmallFiles.of4Kb(files);
            case TINY -> SmallFiles.tiny(files);
            case BACKFILL -> SmallFiles.days(Math.min(BACKFILL_DAYS, files), BACKFILL_STATIONS);
        };
        try (CloudUnderTest cloud = CloudUnderTest.start(contender, plan)) {
            cloud.warmUp();
            long before = cloud.ledger().committedFiles();
            int insertsBefore = cloud.engine().inserts().size();
            CloudUnderTest.TableSize tableBefore = cloud.table();
            long start = System.nanoTime();
            cloud.producer().land(small);
            Progress.await("committed", cloud.ledger()::committedFiles, before + small.count());
            double ingest = Progress.secondsSince(start);
            cloud.producer().awaitReleased();
            Meter meter = cloud.meter();
            cloud.seal();
            Progress.await("archived", cloud.ledger()::archivedFiles, before + small.count());
            Consumption load = meter.read();
            ManifestView manifest = cloud.ledger().manifests().stream()
                    .max(Comparator.comparingLong(ManifestView::files))
                    .orElseThrow();
            List<Engine.Insert> inserts = cloud.engine().inserts();
            double[] seconds = inserts.subList(0, inserts.size() - insertsBefore).stream()
                    .mapToDouble(Engine.Insert::seconds)
                    .sorted()
                    .toArray();
            CloudUnderTest.TableSize table = cloud.table();
            return Result.empty()
                    .with("files", small.count())
                    .with("rows", (double) small.rows())
                    .with("ingest, s", ingest)
                    .with("seal to loaded, s", manifest.seconds("SEALED", "LOADED"))
                    .with("to archived, s", manifest.seconds("SEALED", "ARCHIVED"))
                    .with("INSERTs", seconds.length)
                    .with("longest INSERT, s", seconds[seconds.length - 1])
                    .with("S3 GET", load.of(Priced.S3_GET))
                    .with("PUT", load.of(Priced.S3_PUT))
                    .with("COPY", load.of(Priced.S3_COPY))
                    .with("LIST", load.of(Priced.S3_LIST))
                    .with("DELETE", load.of(Priced.S3_DELETE))
                    .with("write units", load.of(Priced.WRITE_UNITS))
                    .with("Parquet files", (double) table.objects() - tableBefore.objects())
                    .with("days", (double) table.days() - tableBefore.days());
        }
    }
}
