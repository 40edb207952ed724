package io.sealift.core.deadletter;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The dead-letter queue, as seen by those who empty it.
 *
 * <p>Every call may throw {@link io.sealift.core.store.StoreUnavailableException}: then it is not known whether it
 * took effect. All of them can be repeated without harm.
 */
public interface DeadLetterQueue {
    /** How many messages one call receives at most, as SQS does. */
    int RECEIVE_MAX = 10;

    /**
     * Receives some of the waiting messages, in no particular order.
     *
     * @param visibilityTimeout for how long others do not get them, in whole seconds. If the process dies meanwhile, no
     *     message is lost
     * @return at most {@link #RECEIVE_MAX}; empty if none waits
     */
    List<Message> receive(Duration visibilityTimeout);

    /** Removes a message for good; one that is gone already stays gone. */
    void delete(Message message);

    /** Makes a message available to others at once; one that is gone stays gone. */
    void release(Message message);

    /**
     * A message that was received.
     *
     * @param id its id, the same each time it is received
     * @param handle the receipt handle of this receive
     * @param sentAt when it came into the queue; for a message that the redrive policy moved, when it was first sent
     * @param body its text
     */
    record Message(String id, String handle, Instant sentAt, String body) {}
}
