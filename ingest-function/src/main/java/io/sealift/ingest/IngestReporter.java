package io.sealift.ingest;

import io.sealift.aws.client.CallFailures;
import io.sealift.core.ingest.FileOutcome;
import io.sealift.core.ingest.IngestReport;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition.Refused;
import io.sealift.core.ledger.FileEntry.Disposition.Staged;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/**
 * Reports what became of a batch, to people and alarms: one log line for each file that needs a look, counts for the
 * rest.
 */
final class IngestReporter {
    private static final Logger LOG = LoggerFactory.getLogger(IngestReporter.class);

    private final CallFailures calls;

    /** A reporter for a function whose clients count refused calls here. */
    IngestReporter(CallFailures calls) {
        this.calls = calls;
    }

    void report(IngestReport report) {
        report.malformed().forEach(problem -> LOG.warn("Malformed notification. {}", problem));
        report.outcomes().forEach(IngestReporter::log);
        long rows =
                report.outcomes().stream().mapToLong(IngestReporter::newRows).sum();
        LOG.info(
                "Batch done: {} files committed with {} rows, {} duplicates, {} superseded, {} refused, {} sent on, {} failed",
                report.count(FileOutcome.Committed.class),
                rows,
                report.count(FileOutcome.Duplicate.class),
                report.count(FileOutcome.Superseded.class),
                report.count(FileOutcome.Refused.class),
                report.count(FileOutcome.SentOn.class),
                report.count(FileOutcome.Failed.class));
        Metrics metrics = MetricsFactory.getMetricsInstance();
        add(metrics, "FilesCommitted", report.count(FileOutcome.Committed.class));
        add(metrics, "RowsCommitted", rows);
        add(metrics, "FilesDuplicate", report.count(FileOutcome.Duplicate.class));
        add(metrics, "FilesSuperseded", report.count(FileOutcome.Superseded.class));
        add(metrics, "FilesRefused", report.count(FileOutcome.Refused.class));
        add(metrics, "FilesSentOn", report.count(FileOutcome.SentOn.class));
        add(metrics, "FilesFailed", report.count(FileOutcome.Failed.class));
        add(metrics, "MessagesMalformed", report.malformed().size());
        add(metrics, "CallsDenied", calls.takeDenied());
        add(metrics, "CallsThrottled", calls.takeThrottled());
        metrics.flush();
    }

    private static void add(Metrics metrics, String name, long count) {
        metrics.addMetric(name, (double) count, MetricUnit.COUNT);
    }

    private static void log(FileOutcome outcome) {
        switch (outcome) {
            case FileOutcome.Refused refused -> logRefused(refused.entry());
            case FileOutcome.Failed failed ->
                LOG.warn("Failed {}: {}", failed.file().version(), failed.reason());
            case FileOutcome.Superseded superseded ->
                LOG.info("Superseded by its producer: {}", superseded.file().version());
            case FileOutcome.Duplicate duplicate ->
                LOG.info("Duplicate: {}", duplicate.file().version());
            case FileOutcome.SentOn sentOn ->
                LOG.info(
                        "Sent on to the queue for large files: {}: {}",
                        sentOn.file().version(),
                        sentOn.reason());
            case FileOutcome.Committed committed -> {
                // The batch's counts cover it; a line per file would fill most of the log.
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

    private static long newRows(FileOutcome outcome) {
        return outcome instanceof FileOutcome.Committed committed
                        && committed.entry().disposition() instanceof Staged staged
                ? staged.rows()
                : 0;
    }
}
