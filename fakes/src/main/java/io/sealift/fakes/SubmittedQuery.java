package io.sealift.fakes;

import io.sealift.core.query.QueryStatus;

/**
 * A query that was started.
 *
 * @param sql its statement
 * @param plan what it will do, or has done
 * @param status its current status
 */
record SubmittedQuery(String sql, QueryPlan plan, QueryStatus status) {
    boolean isRunning() {
        return status instanceof QueryStatus.Running;
    }

    SubmittedQuery with(QueryStatus next) {
        return new SubmittedQuery(sql, plan, next);
    }

    /** The same query, running again with another result. */
    SubmittedQuery with(QueryPlan next) {
        return new SubmittedQuery(sql, next, new QueryStatus.Running());
    }
}
