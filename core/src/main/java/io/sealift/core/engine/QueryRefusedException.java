package io.sealift.core.engine;

/** The engine refuses to start a statement: it will never run as it is. */
public final class QueryRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Gives the engine's own words. */
    public QueryRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
