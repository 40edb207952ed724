package io.sealift.aws.athena;

import io.sealift.core.object.StoreUnavailableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.BatchGetQueryExecutionResponse;
import software.amazon.awssdk.services.athena.model.ListQueryExecutionsResponse;
import software.amazon.awssdk.services.athena.model.QueryExecution;

/**
 * Looks through the queries of a workgroup, the newest first.
 *
 * <p>Answers all or fails: a query that is overlooked would be started a second time.
 */
final class AthenaHistory {
    /** Athena's limit for one BatchGetQueryExecution. */
    private static final int PAGE_IDS = 50;
    /** So many queries, 50 a page, in the few hours that anybody asks for mean that the workgroup is shared. */
    private static final int PAGES_MAX = 400;

    private final AthenaClient athena;
    private final String workgroup;

    AthenaHistory(AthenaClient athena, String workgroup) {
        this.athena = athena;
        this.workgroup = workgroup;
    }

    List<String> find(String contained, Instant since) {
        List<QueryExecution> found = new ArrayList<>();
        @Nullable String next = null;
        for (int page = 0; page < PAGES_MAX; page++) {
            ListQueryExecutionsResponse listed = list(next);
            List<QueryExecution> recent = describe(listed.queryExecutionIds()).stream()
                    .filter(execution -> !submittedAt(execution).isBefore(since))
                    .toList();
            recent.stream()
                    .filter(execution -> execution.query().contains(contained))
                    .forEach(found::add);
            next = listed.nextToken();
            boolean allOlder = recent.isEmpty() && !listed.queryExecutionIds().isEmpty();
            if (next == null || allOlder) {
                return newestFirst(found);
            }
        }
        throw new StoreUnavailableException(
                "Workgroup %s ran more than %d queries since %s. Give Sealift a workgroup of its own"
                        .formatted(workgroup, PAGES_MAX * PAGE_IDS, since),
                new TimeoutException());
    }

    private ListQueryExecutionsResponse list(@Nullable String next) {
        return AthenaFailures.call(
                "list the queries of workgroup " + workgroup,
                () -> athena.listQueryExecutions(request ->
                        request.workGroup(workgroup).maxResults(PAGE_IDS).nextToken(next)));
    }

    private List<QueryExecution> describe(List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        BatchGetQueryExecutionResponse described = AthenaFailures.call(
                "describe %d queries".formatted(ids.size()),
                () -> athena.batchGetQueryExecution(request -> request.queryExecutionIds(ids)));
        if (!described.unprocessedQueryExecutionIds().isEmpty()) {
            throw new StoreUnavailableException(
                    "Athena left queries undescribed: %s. Call again"
                            .formatted(described.unprocessedQueryExecutionIds()),
                    new TimeoutException());
        }
        return described.queryExecutions();
    }

    private static List<String> newestFirst(List<QueryExecution> executions) {
        return executions.stream()
                .sorted(Comparator.comparing(AthenaHistory::submittedAt).reversed())
                .map(QueryExecution::queryExecutionId)
                .toList();
    }

    private static Instant submittedAt(QueryExecution execution) {
        return execution.status().submissionDateTime();
    }
}
