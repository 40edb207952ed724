package io.sealift.core.refusal;

/** The queue that people look into for what needs them. */
public interface DeadLetters {
    /**
     * Sends a letter, at least once.
     *
     * <p>Where the reply is lost, or a later step of the same refusal fails, the same letter is sent again: readers tell
     * repeats by the id of the file.
     *
     * @throws io.sealift.core.object.StoreUnavailableException where it may not have been sent: send it again
     */
    void send(DeadLetter letter);
}
