package io.sealift.core.query;

import io.sealift.core.ledger.FailureCause;
import io.sealift.core.store.ObjectLocation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The engine that runs SQL over the buckets: Athena, or a stand-in for it.
 *
 * <p>Every call but {@link #start} may throw {@link io.sealift.core.store.StoreUnavailableException}.
 */
public interface QueryEngine {
    /**
     * Starts a statement and does not wait for it.
     *
     * @param sql one statement
     * @param clientRequestToken 32 to 128 characters; the same token and statement again start nothing and return the
     *     same id, for as long as the engine remembers the token, which may not be for ever
     */
    StartOutcome start(String sql, String clientRequestToken);

    /** The status of a query. */
    QueryStatus status(String queryId);

    /** The row count that a successful INSERT reports; empty if it reports none. */
    OptionalLong updateCount(String queryId);

    /** The files that a query wrote according to its data manifest; empty if it has none that can be read. */
    Optional<List<ObjectLocation>> writtenFiles(String queryId);

    /** The rows of a successful SELECT, with the column names first; NULL is the empty string. */
    List<List<String>> rows(String queryId);

    /** The outcome of a start. */
    sealed interface StartOutcome {
        /** The query has this id. */
        record Started(String queryId) implements StartOutcome {}

        /** The engine did not take the statement: this call started nothing. */
        record Refused(String reason, FailureCause cause) implements StartOutcome {}

        /** The reply was lost: the query may have been started. */
        record Unknown(String reason) implements StartOutcome {}
    }
}
