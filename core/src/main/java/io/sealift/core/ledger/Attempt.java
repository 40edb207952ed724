package io.sealift.core.ledger;

import java.time.Instant;

/**
 * A failed attempt of a slice.
 *
 * @param number 1 for the first
 * @param queryId the engine's id of its query; empty if none is known
 * @param reason why it failed, in the engine's words or ours
 * @param cause what kind of failure it is
 * @param at when the failure was seen
 */
public record Attempt(int number, String queryId, String reason, FailureCause cause, Instant at) {
    public Attempt {
        if (number < 1) {
            throw new IllegalArgumentException("number must be positive: " + number);
        }
    }
}
