package io.sealift.proof.simulation;

import io.sealift.core.ingest.QueueMessage;
import java.time.Duration;
import java.util.List;

/** How time passes. */
final class TimeSteps {
    private static final int SECONDS_MAX = 240;
    /** A stalled process must have a chance to go on. */
    private static final int SECONDS_BESIDE_PROCESS_MAX = 120;

    private static final int HOURS_MAX = 40;
    private static final int WEEKS_MAX = 4;
    private static final int DAYS_A_WEEK = 7;

    private final ScheduleRun run;

    TimeSteps(ScheduleRun run) {
        this.run = run;
    }

    void minutes() {
        int most = run.trace().depth() == 0 ? SECONDS_MAX : SECONDS_BESIDE_PROCESS_MAX;
        Duration time = Duration.ofSeconds(run.choose(most));
        run.harness().clock().advance(time);
        run.trace().add(Event.TIME_PASSES, time);
    }

    void hours() {
        Duration time = Duration.ofHours(1L + run.choose(HOURS_MAX));
        run.harness().clock().advance(time);
        run.trace().add(Event.LONG_TIME_PASSES, time);
    }

    void redriveAfterWeeks() {
        List<QueueMessage> acknowledged = run.harness().queue().acknowledged();
        if (!acknowledged.isEmpty()) {
            Duration weeks = Duration.ofDays(DAYS_A_WEEK * (1L + run.choose(WEEKS_MAX)));
            run.harness().clock().advance(weeks);
            run.harness().engine().forgetTokens();
            QueueMessage message = acknowledged.get(run.choose(acknowledged.size()));
            run.harness().queue().redrive(message);
            run.trace().add(Event.EVENT_REDRIVEN, message.id(), weeks);
        }
    }
}
