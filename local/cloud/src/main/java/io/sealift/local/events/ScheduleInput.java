package io.sealift.local.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The event that a schedule sends. */
@FunctionalInterface
public interface ScheduleInput {
    /**
     * Makes the event of one firing, JSON in UTF-8.
     *
     * @param scheduledTime when it was due
     * @param executionId identifies this firing
     */
    byte[] at(Instant scheduledTime, String executionId);

    /**
     * The input that a template gives to EventBridge Scheduler; its {@code <aws.scheduler.scheduled-time>} and
     * {@code <aws.scheduler.execution-id>} are filled in.
     */
    static ScheduleInput of(String json) {
        return (scheduledTime, executionId) -> json.replace(
                        "<aws.scheduler.scheduled-time>",
                        scheduledTime.truncatedTo(ChronoUnit.SECONDS).toString())
                .replace("<aws.scheduler.execution-id>", executionId)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** What an EventBridge rule with a schedule sends if the template gives it no input. */
    static ScheduleInput scheduledEvent(String ruleName, String region) {
        return (scheduledTime, executionId) -> {
            ObjectNode event = new ObjectMapper()
                    .createObjectNode()
                    .put("version", "0")
                    .put("id", executionId)
                    .put("detail-type", "Scheduled Event")
                    .put("source", "aws.events")
                    .put("account", "000000000000")
                    .put("time", scheduledTime.truncatedTo(ChronoUnit.SECONDS).toString())
                    .put("region", region);
            event.putArray("resources").add("arn:aws:events:" + region + ":000000000000:rule/" + ruleName);
            event.putObject("detail");
            return event.toString().getBytes(StandardCharsets.UTF_8);
        };
    }
}
