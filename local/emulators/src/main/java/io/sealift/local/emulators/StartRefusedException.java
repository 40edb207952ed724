package io.sealift.local.emulators;

/** Thrown if this process cannot start for an external reason, which the message names in one line. */
final class StartRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StartRefusedException(String message) {
        super(message);
    }
}
