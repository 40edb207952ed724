package io.sealift.core.deadletter;

import io.sealift.core.deadletter.DeadLetterQueue.Message;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.notification.Notification;
import io.sealift.core.notification.NotificationParser;
import io.sealift.core.quarantine.DeadLetter;
import io.sealift.core.quarantine.DeadLetterText;
import io.sealift.core.quarantine.RefusedFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * All dead letters, taken out of their queue while somebody looks at them; closing puts back what was not deleted.
 *
 * <p>Repeats are one letter. Nobody else sees the letters meanwhile; if the process dies, no letter is lost.
 */
public final class DeadLetterBatch implements AutoCloseable {
    /** Long enough to go through all of them, and short enough to wait out after a crash. */
    static final Duration VISIBILITY_TIMEOUT = Duration.ofMinutes(5);
    /** About as many as can be read while the first ones are hidden, and as memory easily holds. */
    static final int MESSAGES_MAX = 10_000;

    private final DeadLetterQueue queue;
    private final SequencedMap<String, Message> received = new LinkedHashMap<>();
    private final List<Letter> letters = new ArrayList<>();
    private boolean isCutOff;

    private DeadLetterBatch(DeadLetterQueue queue) {
        this.queue = queue;
    }

    /**
     * Takes all waiting messages, at most 10,000; see {@link #isCutOff()}.
     *
     * @throws io.sealift.core.store.StoreUnavailableException if the queue or the ledger does not answer
     */
    public static DeadLetterBatch open(DeadLetterQueue queue, Ledger ledger, NotificationParser parser) {
        return open(queue, ledger, parser, MESSAGES_MAX);
    }

    /** The same with another limit on the messages; what the queue gives out at once may exceed it. */
    public static DeadLetterBatch open(
            DeadLetterQueue queue, Ledger ledger, NotificationParser parser, int messagesMax) {
        DeadLetterBatch batch = new DeadLetterBatch(queue);
        try {
            batch.receiveAll(messagesMax);
            batch.read(ledger, parser);
            return batch;
        } catch (RuntimeException failure) {
            try {
                batch.close();
            } catch (RuntimeException alsoFailed) {
                failure.addSuppressed(alsoFailed);
            }
            throw failure;
        }
    }

    /** Whether it is full, so that more may wait in the queue: deal with these letters, then open another batch. */
    public boolean isCutOff() {
        return isCutOff;
    }

    /** All letters, the newest first. */
    public List<Letter> letters() {
        return List.copyOf(letters);
    }

    /**
     * The one letter whose id begins with this prefix.
     *
     * @throws IllegalArgumentException if none or several do
     */
    public Letter find(String prefix) {
        List<Letter> found = letters.stream()
                .filter(letter -> letter.id().startsWith(prefix))
                .toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        throw new IllegalArgumentException(
                found.isEmpty()
                        ? "No dead letter has an id that begins with '%s'%s. See them with: sealift dlq list"
                                .formatted(prefix, isCutOff ? ", among those that could be received out at once" : "")
                        : "%d dead letters have ids that begin with '%s'. Give more digits, see: sealift dlq list"
                                .formatted(found.size(), prefix));
    }

    /** How many digits are needed to tell the ids of these letters apart, at least 8. */
    public int idDigits() {
        for (int digits = 8; ; digits++) {
            int shown = digits;
            long different = letters.stream()
                    .map(letter -> letter.id().substring(0, shown))
                    .distinct()
                    .count();
            if (different == letters.size()) {
                return digits;
            }
        }
    }

    /** Removes all messages of a letter for good. */
    public void delete(Letter letter) {
        for (Message message : letter.messages()) {
            queue.delete(message);
            received.remove(message.id());
        }
        letters.remove(letter);
    }

    @Override
    public void close() {
        received.sequencedValues().forEach(queue::release);
        received.clear();
    }

    private void receiveAll(int messagesMax) {
        while (received.size() < messagesMax) {
            int before = received.size();
            queue.receive(VISIBILITY_TIMEOUT).forEach(message -> received.put(message.id(), message));
            if (received.size() == before) {
                return;
            }
        }
        isCutOff = true;
    }

    private void read(Ledger ledger, NotificationParser parser) {
        SequencedMap<String, Letter> byId = new LinkedHashMap<>();
        for (Message message : received.sequencedValues()) {
            Letter letter = letter(message, parser);
            byId.merge(letter.id(), letter, DeadLetterBatch::together);
        }
        List<FileId> files = byId.values().stream()
                .filter(letter -> letter.matter() instanceof Letter.Matter.RetriesExhausted)
                .map(letter -> new FileId(letter.id()))
                .toList();
        Map<FileId, FileEntry> entries = ledger.find(files);
        byId.values().stream()
                .map(letter -> withLastError(letter, entries))
                .sorted(Letter.NEWEST_FIRST)
                .forEach(letters::add);
    }

    private static Letter letter(Message message, NotificationParser parser) {
        Letter.Matter matter;
        String event = message.body();
        try {
            DeadLetter ours = DeadLetterText.read(message.body()).orElse(null);
            event = ours == null ? message.body() : ours.event();
            matter = switch (ours) {
                case null -> moved(event, parser);
                case DeadLetter.OfFile file -> refused(file.file());
                case DeadLetter.OfMessage malformed -> new Letter.Matter.Malformed(malformed.message());
            };
        } catch (IllegalArgumentException damaged) {
            matter = new Letter.Matter.Malformed("A dead letter of ours is damaged: " + damaged.getMessage());
        }
        return new Letter(Letter.idOf(matter, event), matter, event, at(matter, message), List.of(message));
    }

    private static Letter.Matter refused(RefusedFile file) {
        return file.refusal().reason().equals(RefusedFile.ENGINE_REFUSED)
                ? new Letter.Matter.RowsAside(file)
                : new Letter.Matter.Refused(file);
    }

    private static Instant at(Letter.Matter matter, Message message) {
        return switch (matter) {
            case Letter.Matter.Refused refused -> refused.file().refusedAt();
            case Letter.Matter.RowsAside aside -> aside.file().refusedAt();
            case Letter.Matter.RetriesExhausted _, Letter.Matter.Malformed _ -> message.sentAt();
        };
    }

    /** A message that the redrive policy moved: if its event is sound, it was tried too often. */
    private static Letter.Matter moved(String event, NotificationParser parser) {
        return switch (parser.parse(event)) {
            case Notification.Created created ->
                new Letter.Matter.RetriesExhausted(
                        created.objects(), "Its message was tried too often, and no error is on record");
            case Notification.Ignored ignored -> new Letter.Matter.Malformed(ignored.reason());
            case Notification.Malformed malformed -> new Letter.Matter.Malformed(malformed.reason());
        };
    }

    /**
     * Merges two letters of one file: a refusal says more than a failure, and of two refusals the later one is right.
     */
    private static Letter together(Letter one, Letter other) {
        boolean otherSaysMore = other.refused().isPresent()
                && (one.refused().isEmpty() || other.at().isAfter(one.at()));
        Letter said = otherSaysMore ? other : one;
        List<Message> messages = new ArrayList<>(one.messages());
        messages.addAll(other.messages());
        return new Letter(said.id(), said.matter(), said.event(), said.at(), messages);
    }

    private static Letter withLastError(Letter letter, Map<FileId, FileEntry> entries) {
        FileEntry entry =
                letter.matter() instanceof Letter.Matter.RetriesExhausted ? entries.get(new FileId(letter.id())) : null;
        if (letter.matter() instanceof Letter.Matter.RetriesExhausted exhausted
                && entry != null
                && entry.disposition() instanceof Disposition.Failing failing) {
            String error = "%s (try %d)".formatted(failing.error(), failing.tries());
            Letter.Matter matter = new Letter.Matter.RetriesExhausted(exhausted.objects(), error);
            return new Letter(letter.id(), matter, letter.event(), letter.at(), letter.messages());
        }
        return letter;
    }
}
