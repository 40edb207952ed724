package io.sealift.core.quarantine;

/** What people are told about something that another try will not fix. */
public sealed interface DeadLetter {
    /** The event's text, as the queue delivered it. */
    String event();

    /**
     * A file was refused; it is kept, and the ledger knows.
     *
     * @param file all that is known about it
     * @param event the notification that reported it
     */
    record OfFile(RefusedFile file, String event) implements DeadLetter {}

    /**
     * A message makes no sense.
     *
     * @param message what is wrong with it, in words
     * @param event its text
     */
    record OfMessage(String message, String event) implements DeadLetter {
        /** The reason code of all such letters. */
        public static final String REASON = "MALFORMED_EVENT";
    }
}
