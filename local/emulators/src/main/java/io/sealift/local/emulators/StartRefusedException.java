package io.sealift.local.emulators;

/** Thrown where this process cannot start for a reason outside it, which the message names in one line. */
final class StartRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StartRefusedException(String message) {
        super(message);
    }
}
