package io.sealift.fakes;

import io.sealift.core.deadletter.DeadLetterQueue;
import io.sealift.core.quarantine.DeadLetter;
import io.sealift.core.quarantine.DeadLetterText;
import io.sealift.core.quarantine.DeadLetters;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/**
 * A queue of dead letters in memory; a letter sent twice is in it twice.
 *
 * <p>A received letter stays hidden until it is released or {@link #showAll()} ends the time-out.
 */
public final class InMemoryDeadLetters implements DeadLetters, DeadLetterQueue {
    /**
     * A message as it is in the queue.
     *
     * @param body its text
     * @param attributes what the console shows beside it
     */
    public record Sent(String body, Map<String, String> attributes) {
        public Sent {
            attributes = Map.copyOf(attributes);
        }

        /** The letter that it was made from. */
        public DeadLetter letter() {
            return DeadLetterText.read(body)
                    .orElseThrow(() -> new IllegalStateException("Not a letter of ours: " + body));
        }
    }

    private static final Instant START = Instant.parse("2026-11-22T15:00:00Z");

    private final List<Sent> sent = new ArrayList<>();
    private final SequencedMap<String, Message> waiting = new LinkedHashMap<>();
    private final Set<String> hidden = new HashSet<>();
    private int last;

    @Override
    public synchronized void send(DeadLetter letter) {
        Sent message = new Sent(DeadLetterText.body(letter), DeadLetterText.attributes(letter));
        sent.add(message);
        moved(message.body());
    }

    /** Puts a message in as SQS's redrive policy does, a second after the one before. */
    public synchronized void moved(String body) {
        last++;
        String id = "letter-" + last;
        waiting.put(id, new Message(id, id, START.plusSeconds(last), body));
    }

    @Override
    public synchronized List<Message> receive(Duration visibilityTimeout) {
        List<Message> received = waiting.values().stream()
                .filter(message -> !hidden.contains(message.id()))
                .limit(RECEIVE_MAX)
                .toList();
        received.forEach(message -> hidden.add(message.id()));
        return received;
    }

    @Override
    public synchronized void delete(Message message) {
        waiting.remove(message.id());
    }

    @Override
    public synchronized void release(Message message) {
        hidden.remove(message.id());
    }

    /** Lets the time pass during which received messages are hidden. */
    public synchronized void showAll() {
        hidden.clear();
    }

    /** Everything not deleted, hidden or not, the oldest first. */
    public synchronized List<Message> waiting() {
        return List.copyOf(waiting.values());
    }

    /** Everything ever sent, the oldest first. */
    public synchronized List<Sent> sent() {
        return List.copyOf(sent);
    }
}
