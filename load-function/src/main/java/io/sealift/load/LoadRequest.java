package io.sealift.load;

import java.util.Map;

/** What the load function was called for. */
sealed interface LoadRequest {
    /** Something that is for the load cycle. */
    sealed interface Load extends LoadRequest {}

    /** The hourly schedule: seal what came in, and bring everything as far as it can go. */
    record Tick() implements Load {}

    /** The schedule between: bring what is sealed as far as it can go. */
    record Settle() implements Load {}

    /** Athena's event: a query ended. */
    record QueryEnded(String queryId) implements Load {}

    /** A schedule of its own: find files whose events never came. */
    record Backfill() implements LoadRequest {}

    /**
     * Reads the function's input.
     *
     * @throws IllegalArgumentException where it is neither a schedule's nor Athena's
     */
    static LoadRequest of(Map<String, Object> input) {
        if ("tick".equals(input.get("action"))) {
            return new Tick();
        }
        if ("settle".equals(input.get("action"))) {
            return new Settle();
        }
        if ("backfill".equals(input.get("action"))) {
            return new Backfill();
        }
        if ("aws.athena".equals(input.get("source")) && input.get("detail") instanceof Map<?, ?> detail) {
            return new QueryEnded(String.valueOf(detail.get("queryExecutionId")));
        }
        throw new IllegalArgumentException(
                "The load function was called with %s: expected {\"action\": \"tick\"}, {\"action\": \"settle\"}, {\"action\": \"backfill\"} or Athena's state change. Check the events in template.yaml"
                        .formatted(input));
    }
}
