package io.sealift.core.validation;

/** The second reading of a file found something else than the first; what was written must not be used. */
public final class RewriteMismatchException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    RewriteMismatchException(Object first, Object second) {
        super("The file read differently the second time: first %s, then %s. Discard the copy and read the file again"
                .formatted(first, second));
    }
}
