package io.sealift.core.store;

/**
 * A bucket, the ledger or the engine did not answer, or its answer did not say what happened: nothing is known, and the
 * caller may look or call again.
 */
public final class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what was given up, on what object, and why. */
    public StoreUnavailableException(String message) {
        super(message);
    }

    /** Says what was attempted, on what object, and why it failed. */
    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
