package io.sealift.local.cloud;

/** The local cloud cannot start as requested; the message says what to change. */
public final class CloudStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Problem, cause and remedy, in one line. */
    public CloudStartException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Problem, cause and remedy, in one line. */
    public CloudStartException(String message) {
        super(message);
    }
}
