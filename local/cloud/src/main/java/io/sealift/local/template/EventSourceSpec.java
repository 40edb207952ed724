package io.sealift.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** What calls a function. */
public sealed interface EventSourceSpec {
    /** Whether a function says which messages of a batch failed. */
    enum Reporting {
        /** A batch succeeds or fails as a whole. */
        WHOLE_BATCH,
        /** The answer names the messages that failed; the others are done. */
        FAILED_ITEMS
    }

    /**
     * The messages of a queue, in batches.
     *
     * @param queueName the queue
     * @param batchSize the most messages that a call gets
     * @param window the longest time for collecting a batch
     * @param concurrencyMax the most calls that run at once
     * @param reporting what an answer says
     */
    record SqsSource(String queueName, int batchSize, Duration window, int concurrencyMax, Reporting reporting)
            implements EventSourceSpec {}

    /**
     * A schedule.
     *
     * @param name its name
     * @param expression when, as EventBridge Scheduler writes it: {@code cron(...)} or {@code rate(...)}, in UTC
     * @param input the event, as JSON text
     */
    record ScheduleSource(String name, String expression, String input) implements EventSourceSpec {}

    /**
     * Events of the default bus.
     *
     * @param name the rule's name
     * @param pattern an EventBridge pattern, with all references resolved
     */
    record RuleSource(String name, JsonNode pattern) implements EventSourceSpec {}
}
