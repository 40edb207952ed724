package io.sealift.core.engine;

import java.time.Instant;

/** How a query stands. Athena may still take a failed query up again by itself for a while. */
public sealed interface QueryStatus {
    /** It waits or runs. */
    record Running() implements QueryStatus {}

    /** It ended well, as far as the engine says; what it wrote is still to be verified. */
    record Succeeded(Instant at) implements QueryStatus {}

    /**
     * It failed or was cancelled.
     *
     * @param reason the engine's own words
     * @param cause what kind of failure that is
     * @param at when it ended
     */
    record Failed(String reason, FailureCause cause, Instant at) implements QueryStatus {}
}
