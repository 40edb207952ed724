package io.sealift.local.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sealift.local.trino.TrinoColumn;
import io.sealift.local.trino.TrinoStatistics;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One query execution: the document that Athena shows for it, and what else the front end must remember.
 *
 * <p>Thread-safe. A final state never changes.
 */
final class Execution {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode document;

    private Execution(ObjectNode document) {
        this.document = document;
    }

    /** A new execution, QUEUED. */
    static Execution queued(String id, StartRequest request, StatementType type, String outputPrefix, Instant now) {
        var document = JSON.createObjectNode();
        var shown = document.putObject("queryExecution")
                .put("QueryExecutionId", id)
                .put("Query", request.sql())
                .put("StatementType", type.name())
                .put("WorkGroup", request.workGroup());
        shown.putObject("ResultConfiguration").put("OutputLocation", outputPrefix + id + type.resultSuffix());
        shown.putObject("QueryExecutionContext")
                .put("Database", request.database())
                .put("Catalog", "awsdatacatalog");
        shown.putObject("Status").put("State", ExecutionState.QUEUED.name()).put("SubmissionDateTime", seconds(now));
        shown.putObject("Statistics");
        shown.putObject("EngineVersion")
                .put("SelectedEngineVersion", "Athena engine version 3")
                .put("EffectiveEngineVersion", "Athena engine version 3");
        request.token().ifPresent(token -> document.put("token", token));
        document.set("parameters", request.parameters());
        document.put("sequence", 1);
        return new Execution(document);
    }

    /** An execution from its stored form. */
    static Execution of(JsonNode document) {
        return new Execution(document.deepCopy());
    }

    /** The stored form. */
    synchronized JsonNode document() {
        return document.deepCopy();
    }

    /** What GetQueryExecution shows. */
    synchronized ObjectNode shown() {
        return queryExecution().deepCopy();
    }

    synchronized String id() {
        return queryExecution().path("QueryExecutionId").asText();
    }

    synchronized String sql() {
        return queryExecution().path("Query").asText();
    }

    synchronized String database() {
        return queryExecution().path("QueryExecutionContext").path("Database").asText();
    }

    synchronized String workGroup() {
        return queryExecution().path("WorkGroup").asText();
    }

    synchronized StatementType type() {
        return StatementType.valueOf(queryExecution().path("StatementType").asText());
    }

    synchronized String outputLocation() {
        return queryExecution()
                .path("ResultConfiguration")
                .path("OutputLocation")
                .asText();
    }

    synchronized ExecutionState state() {
        return ExecutionState.valueOf(status().path("State").asText());
    }

    synchronized double submittedSeconds() {
        return status().path("SubmissionDateTime").asDouble();
    }

    synchronized Optional<String> token() {
        return document.has("token") ? Optional.of(document.path("token").asText()) : Optional.empty();
    }

    synchronized JsonNode parameters() {
        return document.path("parameters");
    }

    synchronized int sequence() {
        return document.path("sequence").asInt();
    }

    /** Trino's id of the query, once it has one. */
    synchronized Optional<String> trinoQueryId() {
        return document.has("trinoQueryId")
                ? Optional.of(document.path("trinoQueryId").asText())
                : Optional.empty();
    }

    synchronized void setTrinoQueryId(String id) {
        document.put("trinoQueryId", id);
    }

    synchronized long updateCount() {
        return document.path("updateCount").asLong();
    }

    synchronized void setUpdateCount(long rows) {
        document.put("updateCount", rows);
    }

    synchronized List<TrinoColumn> columns() {
        return document.path("columns")
                .valueStream()
                .map(column -> new TrinoColumn(
                        column.path("name").asText(), column.path("type").asText()))
                .toList();
    }

    synchronized void setColumns(List<TrinoColumn> columns) {
        var array = document.putArray("columns");
        columns.forEach(column -> array.addObject().put("name", column.name()).put("type", column.type()));
    }

    synchronized void setStatistics(TrinoStatistics statistics) {
        statistics()
                .put("EngineExecutionTimeInMillis", statistics.elapsedMillis())
                .put("DataScannedInBytes", statistics.readBytes());
    }

    synchronized void setDataManifest(String location) {
        statistics().put("DataManifestLocation", location);
    }

    /** Moves on to RUNNING or SUCCEEDED. */
    synchronized void move(ExecutionState next, Instant now) {
        if (state().isFinal()) {
            throw new IllegalStateException("Query " + id() + " is " + state() + " and cannot become " + next);
        }
        document.put("sequence", sequence() + 1);
        status().put("State", next.name());
        if (next.isFinal()) {
            status().put("CompletionDateTime", seconds(now));
            long millis = Math.round((seconds(now) - submittedSeconds()) * 1000);
            statistics().put("TotalExecutionTimeInMillis", millis);
        }
    }

    /** Moves on to FAILED or CANCELLED. */
    synchronized void move(ExecutionState next, Failure failure, Instant now) {
        move(next, now);
        status().put("StateChangeReason", failure.reason());
        if (next == ExecutionState.FAILED) {
            status().putObject("AthenaError")
                    .put("ErrorMessage", failure.reason())
                    .put("ErrorCategory", failure.blame().category())
                    .put("ErrorType", failure.blame().errorType())
                    .put("Retryable", failure.blame() == Failure.Blame.SYSTEM);
        }
    }

    private ObjectNode queryExecution() {
        return document.withObjectProperty("queryExecution");
    }

    private ObjectNode status() {
        return queryExecution().withObjectProperty("Status");
    }

    private ObjectNode statistics() {
        return queryExecution().withObjectProperty("Statistics");
    }

    private static double seconds(Instant instant) {
        return instant.toEpochMilli() / 1000.0;
    }
}
