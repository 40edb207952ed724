package io.sealift.load;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.sealift.core.backfill.Backfill;
import io.sealift.core.backfill.BackfillReport;
import io.sealift.core.load.LoadCycle;
import io.sealift.core.load.LoadEvent;
import io.sealift.core.load.LoadResult;
import io.sealift.core.load.StrayScan;
import io.sealift.core.runtime.TimeLeft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/**
 * Lambda calls this every hour, every few minutes in between, whenever queries of our workgroup have ended, and to look
 * for files whose events never came.
 *
 * <p>It returns what it did, one line per step. It never waits for a query.
 */
public final class LoadHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    /** Kept in reserve at the end, to answer before Lambda ends the call. */
    private static final Duration ANSWER_TIME = Duration.ofSeconds(5);

    private final LoadCycle cycle;
    private final Backfill backfill;
    private final StrayScan strays;
    private final LoadReporter reporter;

    /** Lambda's constructor: wires itself from the environment. */
    public LoadHandler() {
        this(LoadWiring.of(System.getenv()));
    }

    LoadHandler(LoadWiring wiring) {
        this.cycle = wiring.cycle();
        this.backfill = wiring.backfill();
        this.strays = wiring.strays();
        this.reporter = wiring.reporter();
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> input, Context context) {
        return PowertoolsLogging.withLogging(context, () -> answer(LoadRequest.of(input), context));
    }

    private Map<String, Object> answer(LoadRequest request, Context context) {
        TimeLeft timeLeft =
                () -> Duration.ofMillis(context.getRemainingTimeInMillis()).minus(ANSWER_TIME);
        List<String> steps = switch (request) {
            case LoadRequest.Load load -> load(load, timeLeft);
            case LoadRequest.BucketScan _ -> scan(timeLeft);
        };
        // Reports no failures to SQS: the next run, whatever triggers it, picks up what this one could not do.
        return Map.of("steps", steps, "batchItemFailures", List.of());
    }

    private List<String> scan(TimeLeft timeLeft) {
        BackfillReport report = backfill.runOnSchedule(timeLeft);
        reporter.report(report);
        StrayScan.Found found = strays.scan(timeLeft);
        reporter.report(found);
        return List.of(report.toString(), found.toString());
    }

    private List<String> load(LoadRequest.Load request, TimeLeft timeLeft) {
        List<LoadEvent> events = new ArrayList<>();
        LoadResult result = switch (request) {
            case LoadRequest.Tick _ -> cycle.sealAndLoad(timeLeft, events::add);
            case LoadRequest.Settle _ -> cycle.load(timeLeft, events::add);
            case LoadRequest.QueriesEnded ended -> cycle.queriesEnded(ended.queryIds(), timeLeft, events::add);
        };
        reporter.report(events, result.status());
        result.orThrow();
        return events.stream().map(LoadEvent::toString).toList();
    }
}
