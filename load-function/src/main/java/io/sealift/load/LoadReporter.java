package io.sealift.load;

import io.sealift.aws.client.CallFailures;
import io.sealift.core.backfill.BackfillReport;
import io.sealift.core.ledger.FailureCause;
import io.sealift.core.load.LoadEvent;
import io.sealift.core.load.LoadStatus;
import io.sealift.core.load.StrayScan;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/** Reports what a run of the loader did, to people and alarms: one log line per step, and metrics. */
final class LoadReporter {
    private static final Logger LOG = LoggerFactory.getLogger(LoadReporter.class);

    private final CallFailures calls;

    /** A reporter for a function whose clients count refused calls here. */
    LoadReporter(CallFailures calls) {
        this.calls = calls;
    }

    /** Reports a run. */
    void report(List<LoadEvent> events, LoadStatus status) {
        Metrics metrics = MetricsFactory.getMetricsInstance();
        seconds(metrics, "OldestFileAge", status.oldestFile().toSeconds());
        seconds(metrics, "OldestManifestAge", status.oldestManifest().toSeconds());
        seconds(metrics, "OldestVerifiedAge", status.oldestVerified().toSeconds());
        seconds(metrics, "OldestLoadedAge", status.oldestLoaded().toSeconds());
        count(metrics, "LoadsVerifiedNotPublished", status.verified());
        count(metrics, "CallsDenied", calls.takeDenied());
        count(metrics, "CallsThrottled", calls.takeThrottled());
        // Always present, so that an alarm on it sees zero rather than no data.
        count(metrics, "ManifestsStopped", count(events, LoadEvent.Stopped.class));
        count(metrics, "SlicesSetAside", count(events, LoadEvent.SetAside.class));
        for (FailureCause cause : FailureCause.values()) {
            count(metrics, "AttemptsFailed_" + cause, failures(events, cause));
        }
        events.forEach(event -> report(metrics, event));
        metrics.flush();
    }

    private static void report(Metrics metrics, LoadEvent event) {
        switch (event) {
            case LoadEvent.Stopped _, LoadEvent.SetAside _ -> LOG.error("{}", event);
            case LoadEvent.Divided _,
                    LoadEvent.AttemptFailed _,
                    LoadEvent.Withdrawing _,
                    LoadEvent.Withdrawn _,
                    LoadEvent.LeftBehind _,
                    LoadEvent.NoUpdateCount _ -> {
                LOG.warn("{}", event);
                count(metrics, event.getClass().getSimpleName(), 1);
            }
            case LoadEvent.Loaded loaded -> {
                LOG.info("{}", loaded);
                count(metrics, "ManifestsLoaded", 1);
                count(metrics, "FilesLoaded", loaded.totals().files());
                count(metrics, "RowsLoaded", loaded.totals().rows());
            }
            case LoadEvent.Sealed _,
                    LoadEvent.Planned _,
                    LoadEvent.Recorded _,
                    LoadEvent.Started _,
                    LoadEvent.Verified _,
                    LoadEvent.Published _,
                    LoadEvent.Archived _,
                    LoadEvent.Waiting _ -> LOG.info("{}", event);
        }
    }

    void report(BackfillReport report) {
        Metrics metrics = MetricsFactory.getMetricsInstance();
        count(metrics, "FilesBackfilled", report.enqueued());
        metrics.flush();
        LOG.info("Bucket scan done: {}. {}", report, report.ending());
    }

    void report(StrayScan.Found found) {
        Metrics metrics = MetricsFactory.getMetricsInstance();
        count(metrics, "StrayTableObjects", found.strays());
        metrics.flush();
        if (found.strays() > 0) {
            LOG.error(
                    "{} of {} objects in the table were published by no load, the first: {}. Readers see their rows; find out who writes there",
                    found.strays(),
                    found.looked(),
                    found.examples());
        }
    }

    private static void count(Metrics metrics, String name, long count) {
        metrics.addMetric(name, (double) count, MetricUnit.COUNT);
    }

    private static void seconds(Metrics metrics, String name, long seconds) {
        metrics.addMetric(name, (double) seconds, MetricUnit.SECONDS);
    }

    private static long count(List<LoadEvent> events, Class<? extends LoadEvent> kind) {
        return events.stream().filter(kind::isInstance).count();
    }

    /** How many attempts failed for this cause. A load that was withdrawn is one, too. */
    static long failures(List<LoadEvent> events, FailureCause cause) {
        return cause == FailureCause.WITHDRAWN
                ? count(events, LoadEvent.Withdrawn.class)
                : events.stream()
                        .filter(event -> event instanceof LoadEvent.AttemptFailed failed && failed.cause() == cause)
                        .count();
    }
}
