package io.sealift.load;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.sealift.core.backfill.Backfill;
import io.sealift.core.backfill.BackfillReport;
import io.sealift.core.load.LoadCycle;
import io.sealift.core.load.LoadEvent;
import io.sealift.core.time.TimeLeft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/**
 * What Lambda calls every hour, every few minutes between, whenever a query of our workgroup ends, and to look for files
 * whose events never came.
 *
 * <p>It answers what it did, one line a step. It never waits for a query.
 */
public final class LoadHandler implements RequestHandler<Map<String, Object>, List<String>> {
    /** Kept free at the end, to answer before Lambda ends the call. */
    private static final Duration ANSWER_TIME = Duration.ofSeconds(5);

    private final LoadCycle cycle;
    private final Backfill backfill;
    private final LoadReporter reporter;

    /** Lambda's constructor: wires itself from the environment. */
    public LoadHandler() {
        this(LoadWiring.of(System.getenv()), new LoadReporter());
    }

    LoadHandler(LoadWiring wiring, LoadReporter reporter) {
        this.cycle = wiring.cycle();
        this.backfill = wiring.backfill();
        this.reporter = reporter;
    }

    @Override
    public List<String> handleRequest(Map<String, Object> input, Context context) {
        return PowertoolsLogging.withLogging(context, () -> answer(LoadRequest.of(input), context));
    }

    private List<String> answer(LoadRequest request, Context context) {
        TimeLeft timeLeft =
                () -> Duration.ofMillis(context.getRemainingTimeInMillis()).minus(ANSWER_TIME);
        return switch (request) {
            case LoadRequest.Load load -> load(load, timeLeft);
            case LoadRequest.Backfill _ -> backfill(timeLeft);
        };
    }

    private List<String> backfill(TimeLeft timeLeft) {
        BackfillReport report = backfill.runOnSchedule(timeLeft);
        reporter.report(report);
        return List.of(report.toString());
    }

    private List<String> load(LoadRequest.Load request, TimeLeft timeLeft) {
        List<LoadEvent> events = new ArrayList<>();
        try {
            switch (request) {
                case LoadRequest.Tick _ -> cycle.sealAndSettle(timeLeft, events::add);
                // Which query it was does not matter: what is recorded says what is next, for every manifest.
                case LoadRequest.Settle _, LoadRequest.QueryEnded _ -> cycle.settle(timeLeft, events::add);
            }
        } finally {
            // What went well before a failure is told as well.
            reporter.report(events);
        }
        return events.stream().map(LoadEvent::toString).toList();
    }
}
