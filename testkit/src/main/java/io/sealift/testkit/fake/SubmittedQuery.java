package io.sealift.testkit.fake;

import io.sealift.core.engine.QueryStatus;
import java.time.Instant;

/**
 * A query that was started.
 *
 * @param id its id
 * @param sql its statement
 * @param submittedAt when it was started
 * @param plan what it will come to, or has come to
 * @param status how it stands
 */
record SubmittedQuery(String id, String sql, Instant submittedAt, QueryPlan plan, QueryStatus status) {
    boolean isRunning() {
        return switch (status) {
            case QueryStatus.Running() -> true;
            case QueryStatus.Succeeded _ -> false;
            case QueryStatus.Failed _ -> false;
        };
    }

    SubmittedQuery with(QueryStatus next) {
        return new SubmittedQuery(id, sql, submittedAt, plan, next);
    }

    /** The same query, running again and to another end. */
    SubmittedQuery with(QueryPlan next) {
        return new SubmittedQuery(id, sql, submittedAt, next, new QueryStatus.Running());
    }
}
