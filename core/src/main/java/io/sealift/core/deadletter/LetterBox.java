package io.sealift.core.deadletter;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The dead-letter queue, as seen by those who empty it.
 *
 * <p>Every call may throw {@link io.sealift.core.object.StoreUnavailableException}: then it is not known whether it
 * took effect. All of them can be repeated without harm.
 */
public interface LetterBox {
    /** How many messages one call takes: SQS gives 10. */
    int TAKE_MAX = 10;

    /**
     * Takes some of the waiting messages, in no particular order.
     *
     * @param hidden for how long others do not get them, in whole seconds. If the process dies meanwhile, no message is
     *     lost
     * @return at most {@link #TAKE_MAX}; empty if none waits
     */
    List<Message> take(Duration hidden);

    /** Removes a message for good; one that is gone already stays gone. */
    void delete(Message message);

    /** Makes a message available to others at once; one that is gone stays gone. */
    void release(Message message);

    /**
     * A message that was taken.
     *
     * @param id its id, the same each time it is taken
     * @param handle identifies this taking of it
     * @param sentAt when it came into the queue; for a message that the redrive policy moved, when it was first sent
     * @param body its text
     */
    record Message(String id, String handle, Instant sentAt, String body) {}
}
