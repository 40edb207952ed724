package io.sealift.core.refusal;

/** What people are told of something that trying again will not help. */
public sealed interface DeadLetter {
    /** The event's text, as the queue brought it. */
    String event();

    /**
     * A file was refused; it is kept, and the ledger knows.
     *
     * @param file all that is known of it
     * @param event the notification of it
     */
    record OfFile(RefusedFile file, String event) implements DeadLetter {}

    /**
     * Nobody can make sense of a message.
     *
     * @param message what is wrong with it, in words
     * @param event its text
     */
    record OfMessage(String message, String event) implements DeadLetter {
        /** The reason code of all of them. */
        public static final String REASON = "MALFORMED_EVENT";
    }
}
