package io.sealift.core.quarantine;

/** The queue where people look for what needs them. */
public interface DeadLetters {
    /**
     * Sends a letter, at least once.
     *
     * <p>If the reply is lost, or a later step of the same refusal fails, the same letter is sent again: readers
     * recognise repeats by the id of the file.
     *
     * @throws io.sealift.core.store.StoreUnavailableException if it may not have been sent: send it again
     */
    void send(DeadLetter letter);
}
