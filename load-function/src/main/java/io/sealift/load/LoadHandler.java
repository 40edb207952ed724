package io.sealift.load;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.sealift.core.load.LoadCycle;
import io.sealift.core.load.LoadEvent;
import io.sealift.core.time.TimeLeft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/**
 * What Lambda calls every hour, every few minutes between, and whenever a query of our workgroup ends.
 *
 * <p>It answers what it did, one line a step. It never waits for a query.
 */
public final class LoadHandler implements RequestHandler<Map<String, Object>, List<String>> {
    /** Kept free at the end, to answer before Lambda ends the call. */
    private static final Duration ANSWER_TIME = Duration.ofSeconds(5);

    private final LoadCycle cycle;
    private final LoadReporter reporter;

    /** Lambda's constructor: wires itself from the environment. */
    public LoadHandler() {
        this(LoadWiring.cycle(System.getenv()), new LoadReporter());
    }

    LoadHandler(LoadCycle cycle, LoadReporter reporter) {
        this.cycle = cycle;
        this.reporter = reporter;
    }

    @Override
    public List<String> handleRequest(Map<String, Object> input, Context context) {
        return PowertoolsLogging.withLogging(context, () -> load(LoadRequest.of(input), context));
    }

    private List<String> load(LoadRequest request, Context context) {
        TimeLeft timeLeft =
                () -> Duration.ofMillis(context.getRemainingTimeInMillis()).minus(ANSWER_TIME);
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
