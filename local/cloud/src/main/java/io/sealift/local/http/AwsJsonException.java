package io.sealift.local.http;

/** An error returned to the caller under one of the imitated service's names. */
public final class AwsJsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String type;

    /**
     * Names the error.
     *
     * @param type the service's name for it, as in {@code InvalidRequestException}
     * @param message for a human
     */
    public AwsJsonException(String type, String message) {
        super(message);
        this.type = type;
    }

    /** The service's name for the error. */
    public String type() {
        return type;
    }
}
