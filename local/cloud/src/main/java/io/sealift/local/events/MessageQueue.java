package io.sealift.local.events;

import java.time.Duration;
import java.util.List;

/** A queue whose messages stay hidden for a while after receipt, and come back unless deleted. */
public interface MessageQueue {
    /** How many messages one receipt brings at most. */
    int RECEIVE_MAX = 10;

    /**
     * Sends a message.
     *
     * @throws RuntimeException if the queue does not answer; the message may be there all the same
     */
    void send(String body);

    /**
     * Takes messages that are there.
     *
     * @param max from 1 to {@link #RECEIVE_MAX}
     * @param wait how long to wait for the first, in whole seconds
     * @return none if none came in time
     * @throws RuntimeException if the queue does not answer
     */
    List<QueueMessage> receive(int max, Duration wait);

    /**
     * Deletes messages for good. One that cannot be deleted comes back, which its receiver must stand.
     *
     * @throws RuntimeException if the queue does not answer; any part of them may be deleted then
     */
    void delete(List<QueueMessage> messages);
}
