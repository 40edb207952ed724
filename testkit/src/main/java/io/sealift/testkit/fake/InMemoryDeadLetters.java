package io.sealift.testkit.fake;

import io.sealift.core.refusal.DeadLetter;
import io.sealift.core.refusal.DeadLetterText;
import io.sealift.core.refusal.DeadLetters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A queue of dead letters in memory; what is sent twice is in it twice. */
public final class InMemoryDeadLetters implements DeadLetters {
    /**
     * A message as it lies in the queue.
     *
     * @param body its text
     * @param attributes what the console shows beside it
     */
    public record Sent(String body, Map<String, String> attributes) {
        public Sent {
            attributes = Map.copyOf(attributes);
        }

        /** The letter that it was made of. */
        public DeadLetter letter() {
            return DeadLetterText.read(body)
                    .orElseThrow(() -> new IllegalStateException("Not a letter of ours: " + body));
        }
    }

    private final List<Sent> sent = new ArrayList<>();

    @Override
    public synchronized void send(DeadLetter letter) {
        sent.add(new Sent(DeadLetterText.body(letter), DeadLetterText.attributes(letter)));
    }

    /** All that were sent, the oldest first. */
    public synchronized List<Sent> sent() {
        return List.copyOf(sent);
    }
}
