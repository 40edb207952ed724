package io.sealift.core.engine;

import io.sealift.core.object.ObjectLocation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The engine that runs SQL over the buckets; Athena, or what stands in for it.
 *
 * <p>Every call may throw {@link io.sealift.core.object.StoreUnavailableException}.
 */
public interface QueryEngine {
    /**
     * Starts a statement and does not wait for it.
     *
     * @param sql one statement
     * @param token 32 to 128 characters; the same token and statement again start nothing, and answer the same id, for
     *     as long as the engine remembers the token, which nobody promises to be for ever
     * @return the id of the query
     * @throws QueryRefusedException where the engine refuses the statement: nothing was started
     */
    String start(String sql, String token);

    /**
     * How a query stands.
     *
     * @throws UnknownQueryException where the engine knows no query of this id
     */
    QueryStatus status(String queryId);

    /** The rows that a succeeded INSERT reports. */
    long updateCount(String queryId);

    /** The files that a query wrote, or meant to write, by its data manifest; empty where it has none. */
    Optional<List<ObjectLocation>> writtenFiles(String queryId);

    /** The rows of a succeeded SELECT, the names of the columns first; NULL is the empty string. */
    List<List<String>> rows(String queryId);

    /** Queries submitted at or after an instant whose statement contains a text, the newest first. */
    List<String> findSubmitted(String contained, Instant since);
}
