package io.sealift.core.deadletter;

import io.sealift.core.deadletter.LetterBox.Message;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.notification.Notification;
import io.sealift.core.notification.NotificationParser;
import io.sealift.core.refusal.DeadLetter;
import io.sealift.core.refusal.DeadLetterText;
import io.sealift.core.refusal.RefusedFile;
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
public final class LetterTray implements AutoCloseable {
    /** Long enough to go through all of them, and short enough to wait out after a crash. */
    static final Duration HIDDEN = Duration.ofMinutes(5);
    /** About as many as can be read while the first ones are hidden, and as memory easily holds. */
    static final int MESSAGES_MAX = 10_000;

    private final LetterBox box;
    private final SequencedMap<String, Message> taken = new LinkedHashMap<>();
    private final List<Letter> letters = new ArrayList<>();
    private boolean isCutOff;

    private LetterTray(LetterBox box) {
        this.box = box;
    }

    /**
     * Takes all waiting messages, at most 10,000; see {@link #isCutOff()}.
     *
     * @throws io.sealift.core.object.StoreUnavailableException if the queue or the ledger does not answer
     */
    public static LetterTray open(LetterBox box, Ledger ledger, NotificationParser parser) {
        return open(box, ledger, parser, MESSAGES_MAX);
    }

    /** The same with another limit on the messages; what the queue gives out at once may exceed it. */
    public static LetterTray open(LetterBox box, Ledger ledger, NotificationParser parser, int messagesMax) {
        LetterTray tray = new LetterTray(box);
        try {
            tray.takeAll(messagesMax);
            tray.read(ledger, parser);
            return tray;
        } catch (RuntimeException failure) {
            try {
                tray.close();
            } catch (RuntimeException alsoFailed) {
                failure.addSuppressed(alsoFailed);
            }
            throw failure;
        }
    }

    /** Whether it is full, so that more may wait in the queue: deal with these letters, then open another tray. */
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
                                .formatted(prefix, isCutOff ? ", among those that could be taken out at once" : "")
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
            box.delete(message);
            taken.remove(message.id());
        }
        letters.remove(letter);
    }

    @Override
    public void close() {
        taken.sequencedValues().forEach(box::release);
        taken.clear();
    }

    private void takeAll(int messagesMax) {
        while (taken.size() < messagesMax) {
            int before = taken.size();
            box.take(HIDDEN).forEach(message -> taken.put(message.id(), message));
            if (taken.size() == before) {
                return;
            }
        }
        isCutOff = true;
    }

    private void read(Ledger ledger, NotificationParser parser) {
        SequencedMap<String, Letter> byId = new LinkedHashMap<>();
        for (Message message : taken.sequencedValues()) {
            Letter letter = letter(message, parser);
            byId.merge(letter.id(), letter, LetterTray::together);
        }
        List<FileId> files = byId.values().stream()
                .filter(letter -> letter.matter() instanceof Letter.Matter.Unfinished)
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
                case DeadLetter.OfMessage senseless -> new Letter.Matter.Senseless(senseless.message());
            };
        } catch (IllegalArgumentException damaged) {
            matter = new Letter.Matter.Senseless("A dead letter of ours is damaged: " + damaged.getMessage());
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
            case Letter.Matter.Unfinished _, Letter.Matter.Senseless _ -> message.sentAt();
        };
    }

    /** A message that the redrive policy moved: if its event is sound, it was tried too often. */
    private static Letter.Matter moved(String event, NotificationParser parser) {
        return switch (parser.parse(event)) {
            case Notification.Created created ->
                new Letter.Matter.Unfinished(
                        created.objects(), "Its message was tried too often, and no error is on record");
            case Notification.Ignored ignored -> new Letter.Matter.Senseless(ignored.reason());
            case Notification.Malformed malformed -> new Letter.Matter.Senseless(malformed.reason());
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
                letter.matter() instanceof Letter.Matter.Unfinished ? entries.get(new FileId(letter.id())) : null;
        if (letter.matter() instanceof Letter.Matter.Unfinished unfinished
                && entry != null
                && entry.disposition() instanceof Disposition.Failing failing) {
            String error = "%s (try %d)".formatted(failing.error(), failing.tries());
            Letter.Matter matter = new Letter.Matter.Unfinished(unfinished.objects(), error);
            return new Letter(letter.id(), matter, letter.event(), letter.at(), letter.messages());
        }
        return letter;
    }
}
