package io.sealift.local.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sealift.local.http.AwsJsonException;
import java.util.Locale;
import java.util.Optional;

/**
 * A StartQueryExecution.
 *
 * @param token makes a repetition harmless; empty if the client sent none
 * @param sql the statement
 * @param database the database for names without one
 * @param workGroup the name of the workgroup
 * @param outputLocation where the client wants the result
 * @param parameters the whole request except the token; must be equal for two requests with the same token
 */
record StartRequest(
        Optional<String> token,
        String sql,
        String database,
        String workGroup,
        Optional<String> outputLocation,
        JsonNode parameters) {
    private static final int TOKEN_CHARS_MIN = 32;
    private static final int TOKEN_CHARS_MAX = 128;
    private static final String TOKEN = "ClientRequestToken";

    StartRequest {
        token.ifPresent(StartRequest::checkToken);
    }

    /** Reads a request; throws {@link AwsJsonException} if it is malformed. */
    static StartRequest of(JsonNode request) {
        ObjectNode parameters = request.deepCopy();
        parameters.remove(TOKEN);
        return new StartRequest(
                text(request.path(TOKEN)),
                text(request.path("QueryString")).orElse(""),
                text(request.path("QueryExecutionContext").path("Database"))
                        .orElse("default")
                        .toLowerCase(Locale.ROOT),
                text(request.path("WorkGroup")).orElse("primary"),
                text(request.path("ResultConfiguration").path("OutputLocation")),
                parameters);
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
    }

    private static void checkToken(String token) {
        if (token.length() < TOKEN_CHARS_MIN || token.length() > TOKEN_CHARS_MAX) {
            throw AthenaErrors.invalid("ClientRequestToken must have " + TOKEN_CHARS_MIN + " to " + TOKEN_CHARS_MAX
                    + " characters, got " + token.length());
        }
    }
}
