package io.sealift.core.deadletter;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The dead-letter queue as those see it who empty it.
 *
 * <p>Every call may throw {@link io.sealift.core.object.StoreUnavailableException}: then it is not known whether it took
 * effect. All of them can be repeated without harm.
 */
public interface LetterBox {
    /** Messages that one call takes: SQS gives 10. */
    int TAKE_MAX = 10;

    /**
     * Takes some of the messages that wait, in no order.
     *
     * @param hidden for how long nobody else is given them; whole seconds. Whoever dies meanwhile loses none
     * @return at most {@link #TAKE_MAX}; empty where none waits
     */
    List<Message> take(Duration hidden);

    /** Removes a message for good; one that is gone already stays gone. */
    void delete(Message message);

    /** Lets others have a message at once; one that is gone stays gone. */
    void release(Message message);

    /**
     * A message that was taken.
     *
     * @param id the same each time that it is taken
     * @param handle by which this taking of it is known
     * @param sentAt when it came into the queue; for a message that the redrive policy moved, when it was first sent
     * @param body its text
     */
    record Message(String id, String handle, Instant sentAt, String body) {}
}
