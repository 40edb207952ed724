package io.sealift.ingest;

import io.sealift.core.ingest.FileFate;
import io.sealift.core.ingest.IngestReport;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition.Refused;
import io.sealift.core.ledger.FileEntry.Disposition.Staged;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/** Tells people and alarms what became of a batch: one log line a file that needs a look, counts for the rest. */
final class IngestReporter {
    private static final Logger LOG = LoggerFactory.getLogger(IngestReporter.class);

    void report(IngestReport report) {
        report.malformed().forEach(problem -> LOG.warn("Malformed notification. {}", problem));
        report.fates().forEach(IngestReporter::log);
        long rows = report.fates().stream().mapToLong(IngestReporter::newRows).sum();
        LOG.info(
                "Batch done: {} files committed with {} rows, {} known before, {} superseded, {} refused, {} failed",
                report.count(FileFate.Committed.class),
                rows,
                report.count(FileFate.Known.class),
                report.count(FileFate.Superseded.class),
                report.count(FileFate.Refused.class),
                report.count(FileFate.Failed.class));
        Metrics metrics = MetricsFactory.getMetricsInstance();
        add(metrics, "FilesCommitted", report.count(FileFate.Committed.class));
        add(metrics, "RowsCommitted", rows);
        add(metrics, "FilesKnown", report.count(FileFate.Known.class));
        add(metrics, "FilesSuperseded", report.count(FileFate.Superseded.class));
        add(metrics, "FilesRefused", report.count(FileFate.Refused.class));
        add(metrics, "FilesFailed", report.count(FileFate.Failed.class));
        add(metrics, "MessagesMalformed", report.malformed().size());
        metrics.flush();
    }

    private static void add(Metrics metrics, String name, long count) {
        metrics.addMetric(name, (double) count, MetricUnit.COUNT);
    }

    private static void log(FileFate fate) {
        switch (fate) {
            case FileFate.Refused refused -> logRefused(refused.entry());
            case FileFate.Failed failed ->
                LOG.warn("Failed {}: {}", failed.file().version(), failed.reason());
            case FileFate.Superseded superseded ->
                LOG.info("Superseded by its producer: {}", superseded.file().version());
            case FileFate.Known known ->
                LOG.info("Known before: {}", known.file().version());
            case FileFate.Committed committed -> {
                // The batch's counts say it; a line a file would be most of the log.
            }
        }
    }

    private static void logRefused(FileEntry entry) {
        if (entry.disposition() instanceof Refused why) {
            LOG.warn(
                    "Refused {}: {} at line {}, column {}: {}; kept at {}",
                    entry.source(),
                    why.reason(),
                    why.line(),
                    why.column(),
                    why.message(),
                    why.quarantined());
        }
    }

    private static long newRows(FileFate fate) {
        return fate instanceof FileFate.Committed committed && committed.entry().disposition() instanceof Staged staged
                ? staged.rows()
                : 0;
    }
}
