package io.sealift.local.trino;

/** Trino does not answer; whether the statement did anything is unknown. */
public final class TrinoLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what was tried and what came instead of an answer. */
    public TrinoLostException(String message) {
        super(message);
    }
}
