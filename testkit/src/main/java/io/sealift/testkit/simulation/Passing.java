package io.sealift.testkit.simulation;

import io.sealift.core.ingest.QueueMessage;
import java.time.Duration;
import java.util.List;

/** How time passes. */
final class Passing {
    private static final int SECONDS_MAX = 240;
    /** A stalled process must have a chance to go on. */
    private static final int SECONDS_BESIDE_PROCESS_MAX = 120;

    private static final int HOURS_MAX = 40;
    private static final int WEEKS_MAX = 4;
    private static final int DAYS_A_WEEK = 7;

    private final Life life;

    Passing(Life life) {
        this.life = life;
    }

    void minutes() {
        int most = life.story().depth() == 0 ? SECONDS_MAX : SECONDS_BESIDE_PROCESS_MAX;
        Duration time = Duration.ofSeconds(life.choose(most));
        life.world().clock().advance(time);
        life.story().tell(Event.TIME_PASSES, time);
    }

    void hours() {
        Duration time = Duration.ofHours(1L + life.choose(HOURS_MAX));
        life.world().clock().advance(time);
        life.story().tell(Event.LONG_TIME_PASSES, time);
    }

    void redriveAfterWeeks() {
        List<QueueMessage> acknowledged = life.world().queue().acknowledged();
        if (!acknowledged.isEmpty()) {
            Duration weeks = Duration.ofDays(DAYS_A_WEEK * (1L + life.choose(WEEKS_MAX)));
            life.world().clock().advance(weeks);
            life.world().engine().forgetTokens();
            QueueMessage message = acknowledged.get(life.choose(acknowledged.size()));
            life.world().queue().redrive(message);
            life.story().tell(Event.EVENT_REDRIVEN, message.id(), weeks);
        }
    }
}
