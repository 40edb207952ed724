package io.sealift.core.query;

/** A statement that somebody waited for did not succeed. */
public final class QueryFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Gives the engine's own words and the statement. */
    public QueryFailedException(String queryId, String reason, String sql) {
        super("Query %s failed: %s%n%s".formatted(queryId, reason, sql));
    }
}
