package io.sealift.core.object;

/** A bucket, the ledger or the engine did not answer, or not with an outcome: nothing is known, the caller may look or call again. */
public final class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what was given up on what, and why. */
    public StoreUnavailableException(String message) {
        super(message);
    }

    /** Says what was attempted on what, and why it failed. */
    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
