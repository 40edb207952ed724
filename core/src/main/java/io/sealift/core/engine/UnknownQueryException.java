package io.sealift.core.engine;

/** The engine knows no query of this id. */
public final class UnknownQueryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Names the id. */
    public UnknownQueryException(String queryId) {
        super("The engine knows no query %s: its history may have expired (Athena keeps 45 days)".formatted(queryId));
    }
}
