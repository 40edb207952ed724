package io.sealift.bench.flow;

import io.sealift.core.runtime.Pause;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;

/**
 * The engine, through Athena.
 *
 * @param athena the client
 * @param workGroup where queries run
 * @param database of the tables
 */
record Engine(AthenaClient athena, String workGroup, String database) {
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    /** The rows that readers see. */
    long countRows() {
        return Long.parseLong(select("SELECT count(*) FROM \"%s\".\"processed\"".formatted(database)));
    }

    /** The first value that a query returns. */
    String select(String sql) {
        String id = execute(sql);
        return athena.getQueryResults(results -> results.queryExecutionId(id))
                .resultSet()
                .rows()
                .get(1)
                .data()
                .getFirst()
                .varCharValue();
    }

    /** Runs a statement to its end; returns the query's id. */
    String execute(String sql) {
        String id = athena.startQueryExecution(
                        start -> start.workGroup(workGroup).queryString(sql))
                .queryExecutionId();
        while (true) {
            QueryExecution query = execution(id);
            QueryExecutionState state = query.status().state();
            if (state == QueryExecutionState.SUCCEEDED) {
                return id;
            }
            if (state == QueryExecutionState.FAILED || state == QueryExecutionState.CANCELLED) {
                throw new IllegalStateException(
                        "%s: %s: %s".formatted(state, query.status().stateChangeReason(), sql));
            }
            Pause.real().sleep(LOOK_EVERY);
        }
    }

    /** The loads' INSERTs so far. */
    List<Insert> inserts() {
        return athena.listQueryExecutionsPaginator(list -> list.workGroup(workGroup)).stream()
                .flatMap(page -> page.queryExecutionIds().stream())
                .map(this::execution)
                .filter(query -> query.query().contains("INSERT INTO"))
                .map(Engine::insert)
                .toList();
    }

    /**
     * An INSERT.
     *
     * @param seconds from its submission to its end
     * @param scannedBytes what it read, for which Athena charges
     * @param isDone whether it succeeded
     */
    record Insert(double seconds, long scannedBytes, boolean isDone) {}

    private static Insert insert(QueryExecution query) {
        return new Insert(
                query.statistics().totalExecutionTimeInMillis() == null
                        ? 0
                        : query.statistics().totalExecutionTimeInMillis() / 1e3,
                query.statistics().dataScannedInBytes() == null
                        ? 0
                        : query.statistics().dataScannedInBytes(),
                query.status().state() == QueryExecutionState.SUCCEEDED);
    }

    private QueryExecution execution(String id) {
        return athena.getQueryExecution(get -> get.queryExecutionId(id)).queryExecution();
    }
}
