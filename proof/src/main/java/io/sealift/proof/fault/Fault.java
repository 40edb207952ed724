package io.sealift.proof.fault;

/**
 * A fault at one call.
 *
 * @param number which call, 1 for the first
 * @param kind what happens to it
 */
public record Fault(int number, FaultKind kind) {
    public Fault {
        if (number < 1) {
            throw new IllegalArgumentException("number must be positive: " + number);
        }
    }
}
