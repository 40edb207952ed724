package io.sealift.feed.validation;

import java.io.IOException;

/**
 * Carries a refusal out of the code that reads a file; never leaves this package.
 *
 * <p>It is an {@link IOException} so that it passes through streams. Any other {@code IOException} is a failure to read
 * or to write, and says nothing about the file.
 */
final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    RefusedException(Refusal refusal) {
        super(refusal.toString());
        this.refusal = refusal;
    }

    static RefusedException ofFile(RefusalReason reason, String detail) {
        return new RefusedException(Refusal.ofFile(reason, detail));
    }

    Refusal refusal() {
        return refusal;
    }

    /** A hostile file can have millions of bad rows, and nobody cares where in our code each was found. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
