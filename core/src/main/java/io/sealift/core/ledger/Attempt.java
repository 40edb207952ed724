package io.sealift.core.ledger;

import io.sealift.core.engine.FailureCause;
import java.time.Instant;

/**
 * An attempt of a slice that failed.
 *
 * @param number 1 for the first
 * @param queryId the engine's id of its query; empty where none is known
 * @param reason why it failed, in the engine's words or ours
 * @param cause what kind of failure that is
 * @param at when it was seen
 */
public record Attempt(int number, String queryId, String reason, FailureCause cause, Instant at) {
    public Attempt {
        if (number < 1) {
            throw new IllegalArgumentException("number must be positive: " + number);
        }
    }
}
