package io.sealift.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the load function was called for. */
sealed interface LoadRequest {
    Logger LOG = LoggerFactory.getLogger(LoadRequest.class);

    /** A request for the load cycle. */
    sealed interface Load extends LoadRequest {}

    /** The hourly schedule: seal what came in, and take everything as far as it can go. */
    record Tick() implements Load {}

    /** The schedule in between: take what is sealed as far as it can go. */
    record Settle() implements Load {}

    /** Athena's events, by way of their queue: these queries ended. */
    record QueriesEnded(Set<String> queryIds) implements Load {}

    /** A schedule of its own: find files whose events never came. */
    record BucketScan() implements LoadRequest {}

    /**
     * Reads the function's input.
     *
     * @throws IllegalArgumentException if it is neither a schedule's nor a batch of Athena's events
     */
    static LoadRequest of(Map<String, Object> input) {
        if (input.get("Records") instanceof List<?> records) {
            return queriesEnded(records);
        }
        return switch (String.valueOf(input.get("action"))) {
            case "tick" -> new Tick();
            case "settle" -> new Settle();
            case "backfill" -> new BucketScan();
            default -> throw unexpected(input);
        };
    }

    private static LoadRequest queriesEnded(List<?> records) {
        JsonMapper json = new JsonMapper();
        Set<String> queryIds = new TreeSet<>();
        for (Object message : records) {
            if (!(message instanceof Map<?, ?> fields) || !(fields.get("body") instanceof String body)) {
                throw unexpected(message);
            }
            queryId(json, body).ifPresent(queryIds::add);
        }
        return new QueriesEnded(queryIds);
    }

    /** A message that names no query must not hold up the others; the schedules look at every query anyway. */
    private static Optional<String> queryId(JsonMapper json, String body) {
        try {
            JsonNode queryId = json.readTree(body).path("detail").path("queryExecutionId");
            if (queryId.isTextual()) {
                return Optional.of(queryId.asText());
            }
        } catch (JsonProcessingException noJson) {
            LOG.warn("A message of the query-ended queue is no JSON: {}", body, noJson);
            return Optional.empty();
        }
        LOG.warn("A message of the query-ended queue names no query: {}", body);
        return Optional.empty();
    }

    private static IllegalArgumentException unexpected(Object input) {
        return new IllegalArgumentException(
                "The load function was called with %s: expected {\"action\": \"tick\"}, {\"action\": \"settle\"}, {\"action\": \"backfill\"} or messages with Athena's state changes. Check the events in template.yaml"
                        .formatted(input));
    }
}
