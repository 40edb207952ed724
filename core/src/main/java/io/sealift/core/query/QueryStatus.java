package io.sealift.core.query;

import io.sealift.core.ledger.FailureCause;

/** The status of a query. Athena may resume a failed query by itself, at any time. */
public sealed interface QueryStatus {
    /** It is waiting or running. */
    record Running() implements QueryStatus {}

    /** It succeeded, according to the engine; what it wrote is still to be verified. */
    record Succeeded() implements QueryStatus {}

    /**
     * It failed or was cancelled, or the engine does not know it, or says something about it that makes no sense.
     *
     * @param reason the engine's own words
     * @param cause what kind of failure it is
     */
    record Failed(String reason, FailureCause cause) implements QueryStatus {}
}
