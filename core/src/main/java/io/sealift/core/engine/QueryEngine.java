package io.sealift.core.engine;

import io.sealift.core.object.ObjectLocation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The engine that runs SQL over the buckets; Athena, or what stands in for it.
 *
 * <p>Every call but {@link #start} may throw {@link io.sealift.core.object.StoreUnavailableException}.
 */
public interface QueryEngine {
    /**
     * Starts a statement and does not wait for it.
     *
     * @param sql one statement
     * @param clientRequestToken 32 to 128 characters; the same token and statement again start nothing, and answer the
     *     same id, for as long as the engine remembers the token, which nobody promises to be for ever
     */
    StartOutcome start(String sql, String clientRequestToken);

    /** How a query stands. */
    QueryStatus status(String queryId);

    /** The rows that a succeeded INSERT reports; empty where it reports none. */
    OptionalLong updateCount(String queryId);

    /** The files that a query says it wrote, by its data manifest; empty where it has none that can be read. */
    Optional<List<ObjectLocation>> writtenFiles(String queryId);

    /** The rows of a succeeded SELECT, the names of the columns first; NULL is the empty string. */
    List<List<String>> rows(String queryId);

    /** What came of a start. */
    sealed interface StartOutcome {
        /** The query has this id. */
        record Started(String queryId) implements StartOutcome {}

        /** The engine took no statement: nothing was started by this call. */
        record Refused(String reason, FailureCause cause) implements StartOutcome {}

        /** The reply was lost: the query may have been started. */
        record Unknown(String reason) implements StartOutcome {}
    }
}
