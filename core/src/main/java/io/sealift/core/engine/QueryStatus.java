package io.sealift.core.engine;

/** How a query stands. Athena may take a failed query up again by itself, at any time. */
public sealed interface QueryStatus {
    /** It waits or runs. */
    record Running() implements QueryStatus {}

    /** It ended well, as far as the engine says; what it wrote is still to be verified. */
    record Succeeded() implements QueryStatus {}

    /**
     * It failed or was cancelled, or the engine does not know it, or says something of it that nobody understands.
     *
     * @param reason the engine's own words
     * @param cause what kind of failure that is
     */
    record Failed(String reason, FailureCause cause) implements QueryStatus {}
}
