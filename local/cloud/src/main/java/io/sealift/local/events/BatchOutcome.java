package io.sealift.local.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.sealift.local.lambda.InvocationResult;
import java.util.HashSet;
import java.util.Set;

/** Which messages of a batch are done. */
sealed interface BatchOutcome {
    /** All are. */
    record AllDone() implements BatchOutcome {}

    /**
     * Some are not.
     *
     * @param messageIds the ones that must come back
     */
    record SomeFailed(Set<String> messageIds) implements BatchOutcome {
        public SomeFailed {
            messageIds = Set.copyOf(messageIds);
        }
    }

    /**
     * None is.
     *
     * @param reason why
     */
    record AllFailed(String reason) implements BatchOutcome {}

    /**
     * Reads an invocation's result as Lambda does.
     *
     * @param messageIds the messages that the batch held
     */
    static BatchOutcome of(InvocationResult result, FailureReporting reporting, Set<String> messageIds) {
        return switch (result) {
            case InvocationResult.Returned(String json) ->
                switch (reporting) {
                    case WHOLE_BATCH -> new AllDone();
                    case BATCH_ITEM_FAILURES -> Answers.read(json, messageIds);
                };
            case InvocationResult.FunctionError(String type, String message) -> new AllFailed(type + ": " + message);
            case InvocationResult.TimedOut() -> new AllFailed("the function timed out");
            case InvocationResult.Crashed(int exit) -> new AllFailed("the function's process ended with " + exit);
            case InvocationResult.InitFailed(String type, String message) -> new AllFailed(type + ": " + message);
        };
    }

    /** Reads {@code {"batchItemFailures":[{"itemIdentifier":"<message id>"}]}}; what it cannot read fails the batch. */
    final class Answers {
        private static final ObjectReader JSON =
                new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        private static final String FAILURES = "batchItemFailures";
        private static final String IDENTIFIER = "itemIdentifier";

        private Answers() {}

        private static BatchOutcome read(String json, Set<String> messageIds) {
            if (json.isBlank()) {
                return new AllDone();
            }
            JsonNode answer;
            try {
                answer = JSON.readTree(json);
            } catch (JsonProcessingException notJson) {
                return new AllFailed("the answer is not JSON: " + notJson.getOriginalMessage());
            }
            if (answer.isNull()) {
                return new AllDone();
            }
            if (!answer.isObject()) {
                return new AllFailed("the answer is not an object: " + answer.getNodeType());
            }
            JsonNode failures = answer.path(FAILURES);
            if (failures.isMissingNode() || failures.isNull()) {
                return new AllDone();
            }
            return failures.isArray() ? read(failures, messageIds) : new AllFailed(FAILURES + " is not an array");
        }

        private static BatchOutcome read(JsonNode failures, Set<String> messageIds) {
            var failed = new HashSet<String>();
            for (JsonNode failure : failures) {
                JsonNode identifier = failure.path(IDENTIFIER);
                if (!identifier.isTextual() || !messageIds.contains(identifier.textValue())) {
                    return new AllFailed(FAILURES + " has an item without the id of a message of the batch in "
                            + IDENTIFIER + ": " + failure);
                }
                failed.add(identifier.textValue());
            }
            return failed.isEmpty() ? new AllDone() : new SomeFailed(failed);
        }
    }
}
