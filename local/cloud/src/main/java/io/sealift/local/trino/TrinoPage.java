package io.sealift.local.trino;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * One answer of Trino about a running statement.
 *
 * @param queryId Trino's own id, with which the names of the files it writes begin
 * @param state Trino's name for its state, as in {@code QUEUED}
 * @param columns the result's columns, empty while they are unknown
 * @param rows the next rows of the result, each an array
 * @param updateCount the rows written, for statements that write
 * @param statistics Trino's counts
 * @param error why it failed
 * @param next where the next answer is; empty after the last
 */
public record TrinoPage(
        String queryId,
        String state,
        List<TrinoColumn> columns,
        List<JsonNode> rows,
        Optional<Long> updateCount,
        TrinoStatistics statistics,
        Optional<TrinoError> error,
        Optional<URI> next) {
    public TrinoPage {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** Whether the statement is still waiting to run. */
    public boolean isQueued() {
        return state.equals("QUEUED") || state.equals("WAITING_FOR_RESOURCES");
    }

    static TrinoPage of(JsonNode answer) {
        var stats = answer.path("stats");
        return new TrinoPage(
                answer.path("id").asText(),
                stats.path("state").asText(),
                answer.path("columns").valueStream().map(TrinoColumn::of).toList(),
                answer.path("data").valueStream().toList(),
                answer.has("updateCount")
                        ? Optional.of(answer.path("updateCount").asLong())
                        : Optional.empty(),
                new TrinoStatistics(
                        stats.path("elapsedTimeMillis").asLong(),
                        stats.path("physicalInputBytes").asLong()),
                answer.has("error") ? Optional.of(error(answer.path("error"))) : Optional.empty(),
                answer.has("nextUri")
                        ? Optional.of(URI.create(answer.path("nextUri").asText()))
                        : Optional.empty());
    }

    private static TrinoError error(JsonNode error) {
        return new TrinoError(
                error.path("errorName").asText("GENERIC_INTERNAL_ERROR"),
                TrinoError.Type.valueOf(error.path("errorType").asText("INTERNAL_ERROR")),
                error.path("message").asText("Trino gave no message"));
    }
}
