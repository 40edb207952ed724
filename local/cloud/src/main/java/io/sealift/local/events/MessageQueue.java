package io.sealift.local.events;

import java.time.Duration;
import java.util.List;

/** A queue whose messages stay hidden for a while after receipt, and come back unless deleted. */
public interface MessageQueue {
    /** The most messages that one receive brings. */
    int RECEIVE_MAX = 10;

    /**
     * Sends a message.
     *
     * @throws RuntimeException if the queue does not answer; the message may have been sent nevertheless
     */
    void send(String body);

    /**
     * Receives available messages.
     *
     * @param max from 1 to {@link #RECEIVE_MAX}
     * @param wait how long to wait for the first, in whole seconds
     * @return none if none came in time
     * @throws RuntimeException if the queue does not answer
     */
    List<QueueMessage> receive(int max, Duration wait);

    /**
     * Deletes messages for good. One that cannot be deleted comes back, which its receiver must cope with.
     *
     * @throws RuntimeException if the queue does not answer; then any of them may be deleted
     */
    void delete(List<QueueMessage> messages);
}
