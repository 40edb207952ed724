package io.sealift.aws.athena;

import io.sealift.core.ledger.FailureCause;
import io.sealift.core.query.QueryEngine;
import io.sealift.core.query.QueryStatus;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.Datum;
import software.amazon.awssdk.services.athena.model.InvalidRequestException;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionStatus;
import software.amazon.awssdk.services.athena.model.Row;
import software.amazon.awssdk.services.athena.model.StartQueryExecutionRequest;

/** Athena in one workgroup. */
public final class AthenaQueryEngine implements QueryEngine {
    /** Far more than any of our statements returns; anything above is a mistake that would fill the memory. */
    private static final int ROWS_MAX = 200_000;

    private final AthenaClient athena;
    private final AthenaTarget target;
    private final DataManifest dataManifests;

    /**
     * Over a client that the caller closes.
     *
     * @param results reads what Athena writes about its queries
     */
    public AthenaQueryEngine(AthenaClient athena, ObjectStore results, AthenaTarget target) {
        this.athena = athena;
        this.target = target;
        this.dataManifests = new DataManifest(results);
    }

    @Override
    public StartOutcome start(String sql, String clientRequestToken) {
        StartQueryExecutionRequest request = StartQueryExecutionRequest.builder()
                .queryString(sql)
                .clientRequestToken(clientRequestToken)
                .workGroup(target.workgroup())
                .queryExecutionContext(
                        context -> context.catalog(target.catalog()).database(target.database()))
                .build();
        try {
            return new StartOutcome.Started(athena.startQueryExecution(request).queryExecutionId());
        } catch (SdkException failure) {
            return AthenaFailures.ofStart(failure);
        }
    }

    @Override
    public QueryStatus status(String queryId) {
        try {
            return status(queryId, execution(queryId).status());
        } catch (InvalidRequestException refused) {
            return new QueryStatus.Failed(
                    "Athena does not describe query %s: %s".formatted(queryId, refused.getMessage()),
                    FailureCause.ENGINE);
        }
    }

    /** {@inheritDoc} Athena also knows of none once it has forgotten the query. */
    @Override
    public OptionalLong updateCount(String queryId) {
        try {
            Long count = AthenaFailures.callAbout(
                            queryId,
                            "count the rows of",
                            () -> athena.getQueryResults(
                                    request -> request.queryExecutionId(queryId).maxResults(1)))
                    .updateCount();
            return count == null ? OptionalLong.empty() : OptionalLong.of(count);
        } catch (InvalidRequestException refused) {
            return OptionalLong.empty();
        }
    }

    /** {@inheritDoc} Athena also knows of none once it has forgotten the query. */
    @Override
    public Optional<List<ObjectLocation>> writtenFiles(String queryId) {
        try {
            return Optional.ofNullable(execution(queryId).statistics())
                    .flatMap(statistics -> Optional.ofNullable(statistics.dataManifestLocation()))
                    .flatMap(dataManifests::read);
        } catch (InvalidRequestException refused) {
            return Optional.empty();
        }
    }

    /** {@inheritDoc} Athena itself puts a SELECT's column names into the first row. */
    @Override
    public List<List<String>> rows(String queryId) {
        List<List<String>> rows = AthenaFailures.callAbout(
                queryId,
                "give the rows of",
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

    private QueryExecution execution(String queryId) {
        return AthenaFailures.callAbout(
                        queryId,
                        "describe",
                        () -> athena.getQueryExecution(request -> request.queryExecutionId(queryId)))
                .queryExecution();
    }

    private static QueryStatus status(String queryId, QueryExecutionStatus status) {
        return switch (status.state()) {
            case QUEUED, RUNNING -> new QueryStatus.Running();
            case SUCCEEDED -> new QueryStatus.Succeeded();
            case FAILED -> {
                String reason = reason(status);
                yield new QueryStatus.Failed(reason, FailureCauses.of(reason));
            }
            case CANCELLED -> new QueryStatus.Failed(reason(status), FailureCause.ENGINE);
            case UNKNOWN_TO_SDK_VERSION ->
                new QueryStatus.Failed(
                        "Athena says of query %s the unknown state %s".formatted(queryId, status.stateAsString()),
                        FailureCause.ENGINE);
            case null -> new QueryStatus.Failed("Athena tells no state of query " + queryId, FailureCause.ENGINE);
        };
    }

    private static String reason(QueryExecutionStatus status) {
        return Optional.ofNullable(status.stateChangeReason()).orElseGet(status::stateAsString);
    }

    private static List<String> cells(Row row) {
        return row.data().stream()
                .map(Datum::varCharValue)
                .map(value -> value == null ? "" : value)
                .toList();
    }
}
