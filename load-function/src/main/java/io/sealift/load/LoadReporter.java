package io.sealift.load;

import io.sealift.core.backfill.BackfillReport;
import io.sealift.core.load.LoadEvent;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/** Tells people and alarms what a run of the loader did: one log line a step, and counts. */
final class LoadReporter {
    private static final Logger LOG = LoggerFactory.getLogger(LoadReporter.class);

    void report(List<LoadEvent> events) {
        Metrics metrics = MetricsFactory.getMetricsInstance();
        // Always there, so that an alarm on it sees zero and not silence.
        add(metrics, "ManifestsStopped", count(events, LoadEvent.Stopped.class));
        add(metrics, "FilesSetAside", count(events, LoadEvent.SetAside.class));
        add(metrics, "AttemptsFailed", count(events, LoadEvent.AttemptFailed.class));
        for (LoadEvent event : events) {
            switch (event) {
                case LoadEvent.Stopped stopped -> LOG.error("{}", stopped);
                case LoadEvent.SetAside aside -> LOG.error("{}", aside);
                case LoadEvent.Quarantined kept -> LOG.warn("{}", kept);
                case LoadEvent.Halved halved -> LOG.warn("{}", halved);
                case LoadEvent.AttemptFailed failed -> LOG.warn("{}", failed);
                case LoadEvent.Loaded loaded -> {
                    LOG.info("{}", loaded);
                    add(metrics, "ManifestsLoaded", 1);
                    add(metrics, "FilesLoaded", loaded.totals().files());
                    add(metrics, "RowsLoaded", loaded.totals().rows());
                }
                case LoadEvent.Sealed _,
                        LoadEvent.Listed _,
                        LoadEvent.TookSlot _,
                        LoadEvent.Recorded _,
                        LoadEvent.Started _,
                        LoadEvent.Verified _,
                        LoadEvent.Swept _,
                        LoadEvent.Archived _,
                        LoadEvent.Waiting _ -> LOG.info("{}", event);
            }
        }
        metrics.flush();
    }

    void report(BackfillReport report) {
        Metrics metrics = MetricsFactory.getMetricsInstance();
        add(metrics, "FilesBackfilled", report.enqueued());
        metrics.flush();
        LOG.info(
                "Backfill done: {} looked at, {} known, {} too young, {} enqueued, first {}. {}",
                report.looked(),
                report.known(),
                report.tooYoung(),
                report.enqueued(),
                report.examples(),
                report.ending());
    }

    private static void add(Metrics metrics, String name, long count) {
        metrics.addMetric(name, (double) count, MetricUnit.COUNT);
    }

    private static long count(List<LoadEvent> events, Class<? extends LoadEvent> kind) {
        return events.stream().filter(kind::isInstance).count();
    }
}
