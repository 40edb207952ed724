package io.sealift.aws.athena;

import io.sealift.core.engine.QueryEngine;
import io.sealift.core.engine.QueryStatus;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.ObjectStore;
import io.sealift.core.object.StoreUnavailableException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.Datum;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionStatus;
import software.amazon.awssdk.services.athena.model.Row;
import software.amazon.awssdk.services.athena.model.StartQueryExecutionRequest;

/** Athena in one workgroup. */
public final class AthenaQueryEngine implements QueryEngine {
    /** Far more than any statement of ours answers; whatever is above it is a mistake that would fill the memory. */
    private static final int ROWS_MAX = 200_000;

    private final AthenaClient athena;
    private final AthenaTarget target;
    private final AthenaHistory history;
    private final DataManifest dataManifests;

    /**
     * Over a client that the caller closes.
     *
     * @param results reads what Athena writes about its queries
     */
    public AthenaQueryEngine(AthenaClient athena, ObjectStore results, AthenaTarget target) {
        this.athena = athena;
        this.target = target;
        this.history = new AthenaHistory(athena, target.workgroup());
        this.dataManifests = new DataManifest(results);
    }

    @Override
    public String start(String sql, String token) {
        StartQueryExecutionRequest request = StartQueryExecutionRequest.builder()
                .queryString(sql)
                .clientRequestToken(token)
                .workGroup(target.workgroup())
                .queryExecutionContext(
                        context -> context.catalog(target.catalog()).database(target.database()))
                .build();
        return AthenaFailures.callStart(() -> athena.startQueryExecution(request))
                .queryExecutionId();
    }

    @Override
    public QueryStatus status(String queryId) {
        QueryExecutionStatus status = execution(queryId).status();
        return switch (status.state()) {
            case QUEUED, RUNNING -> new QueryStatus.Running();
            case SUCCEEDED -> new QueryStatus.Succeeded(endedAt(queryId, status));
            case FAILED, CANCELLED ->
                failed(
                        Optional.ofNullable(status.stateChangeReason()).orElse(status.stateAsString()),
                        endedAt(queryId, status));
            case UNKNOWN_TO_SDK_VERSION ->
                throw new IllegalStateException(
                        "Query %s is in a state that this SDK does not know: %s. Upgrade awssdk.version"
                                .formatted(queryId, status.stateAsString()));
        };
    }

    @Override
    public long updateCount(String queryId) {
        Long count = AthenaFailures.callAbout(
                        queryId,
                        "tell the row count of query",
                        () -> athena.getQueryResults(
                                request -> request.queryExecutionId(queryId).maxResults(1)))
                .updateCount();
        if (count == null) {
            throw new IllegalStateException(
                    "Query %s reports no row count: only a succeeded INSERT has one".formatted(queryId));
        }
        return count;
    }

    @Override
    public Optional<List<ObjectLocation>> writtenFiles(String queryId) {
        QueryExecution execution = execution(queryId);
        if (execution.statistics() == null || execution.statistics().dataManifestLocation() == null) {
            return Optional.empty();
        }
        return dataManifests.read(ObjectLocation.ofUri(execution.statistics().dataManifestLocation()));
    }

    /** {@inheritDoc} Athena itself puts the names of a SELECT's columns into the first row. */
    @Override
    public List<List<String>> rows(String queryId) {
        List<List<String>> rows = AthenaFailures.callAbout(
                queryId,
                "give the rows of query",
                () -> athena.getQueryResultsPaginator(request -> request.queryExecutionId(queryId)).stream()
                        .flatMap(page -> page.resultSet().rows().stream())
                        .limit(ROWS_MAX + 1L)
                        .map(AthenaQueryEngine::cells)
                        .toList());
        if (rows.size() > ROWS_MAX) {
            throw new IllegalStateException(
                    "Query %s answers more than %d rows. Aggregate them in the statement".formatted(queryId, ROWS_MAX));
        }
        return rows;
    }

    @Override
    public List<String> findSubmitted(String contained, Instant since) {
        return history.find(contained, since);
    }

    private QueryExecution execution(String queryId) {
        return AthenaFailures.callAbout(
                        queryId,
                        "describe query",
                        () -> athena.getQueryExecution(request -> request.queryExecutionId(queryId)))
                .queryExecution();
    }

    private static QueryStatus failed(String reason, Instant at) {
        return new QueryStatus.Failed(reason, FailureCauses.of(reason), at);
    }

    private static Instant endedAt(String queryId, QueryExecutionStatus status) {
        if (status.completionDateTime() == null) {
            throw new StoreUnavailableException(
                    "Athena says %s of query %s but not yet since when. Ask again".formatted(status.state(), queryId),
                    new TimeoutException());
        }
        return status.completionDateTime();
    }

    private static List<String> cells(Row row) {
        return row.data().stream()
                .map(Datum::varCharValue)
                .map(value -> value == null ? "" : value)
                .toList();
    }
}
