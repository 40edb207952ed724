package io.sealift.core.deadletter;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.notification.EventQueue;
import io.sealift.core.notification.Notification.Landed;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.ObjectStore;
import io.sealift.core.object.ObjectStore.CopyOutcome;
import io.sealift.core.object.ObjectVersion;
import io.sealift.core.object.StoredObject;
import io.sealift.core.refusal.QuarantineLayout;
import io.sealift.core.refusal.RefusedFile;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sends what a dead letter is about through validation again, in steps that can each be repeated:
 *
 * <ol>
 *   <li>remove the sidecar; a new refusal writes it again, and it must not be removed after that;
 *   <li>copy the quarantined bytes back under their key, if nothing is there;
 *   <li>send an event of the version that is there now;
 *   <li>where the copy has another ETag, and so is another file, put the refused one on record as discarded;
 *   <li>delete the letter.
 * </ol>
 *
 * <p>The letter goes last: whoever dies before that leaves it to be redriven again. A file whose event comes twice is
 * still one file.
 */
public final class Redrive {
    private final ObjectStore store;
    private final Ledger ledger;
    private final EventQueue queue;
    private final LetterRecords records;
    private final String archiveBucket;

    /** A redrive of files that were set aside into this archive bucket. */
    public Redrive(ObjectStore store, Ledger ledger, EventQueue queue, Clock clock, String archiveBucket) {
        this.store = store;
        this.ledger = ledger;
        this.queue = queue;
        this.records = new LetterRecords(ledger, clock);
        this.archiveBucket = archiveBucket;
    }

    /** What {@link #run} would do now; changes nothing. */
    public LetterOutcome plan(Letter letter) {
        return switch (letter.matter()) {
            case Letter.Matter.Refused refused -> plan(refused.file());
            case Letter.Matter.Unfinished unfinished ->
                new LetterOutcome.SentBack(
                        unfinished.objects().stream().map(Landed::version).toList());
            case Letter.Matter.Senseless senseless ->
                new LetterOutcome.Blocked("Its event makes no sense, so no file can be sent back: discard it");
        };
    }

    /**
     * Sends it back and deletes the letter.
     *
     * @throws io.sealift.core.object.StoreUnavailableException where a step may not have been done: redrive again
     */
    public LetterOutcome run(Letter letter, LetterTray tray) {
        LetterOutcome outcome = switch (plan(letter)) {
            case LetterOutcome.SentBack planned -> sendBack(letter, planned);
            case LetterOutcome.AlreadyLoaded loaded -> loaded;
            case LetterOutcome.Discarded discarded -> discarded;
            case LetterOutcome.Replaced replaced -> replaced;
            case LetterOutcome.Blocked blocked -> blocked;
        };
        if (!(outcome instanceof LetterOutcome.Blocked)) {
            tray.delete(letter);
        }
        return outcome;
    }

    private LetterOutcome plan(RefusedFile file) {
        Optional<Disposition> known = ledger.find(List.of(file.id())).values().stream()
                .map(FileEntry::disposition)
                .findFirst();
        if (known.filter(Disposition.Discarded.class::isInstance).isPresent()) {
            return new LetterOutcome.Discarded();
        }
        Optional<StoredObject> there = store.head(file.source().location());
        if (there.filter(object -> object.version().equals(file.source())).isPresent()) {
            return new LetterOutcome.SentBack(List.of(file.source()));
        }
        if (known.filter(Disposition.Staged.class::isInstance).isPresent()) {
            return new LetterOutcome.AlreadyLoaded();
        }
        if (there.isPresent()) {
            return new LetterOutcome.Blocked(LetterRecords.taken(there.get()));
        }
        ObjectLocation kept = file.refusal().quarantined();
        return store.head(kept).isPresent()
                ? new LetterOutcome.SentBack(List.of(file.source()))
                : new LetterOutcome.Blocked(
                        "Its bytes are not at %s any more: have the producer send it again, and discard this one"
                                .formatted(kept));
    }

    private LetterOutcome sendBack(Letter letter, LetterOutcome.SentBack planned) {
        return switch (letter.matter()) {
            case Letter.Matter.Refused refused -> putBack(refused.file());
            case Letter.Matter.Unfinished unfinished -> {
                for (Landed object : unfinished.objects()) {
                    queue.send(List.of(object));
                }
                yield planned;
            }
            case Letter.Matter.Senseless senseless -> planned;
        };
    }

    private LetterOutcome putBack(RefusedFile file) {
        store.head(QuarantineLayout.sidecar(archiveBucket, file.id()))
                .ifPresent(sidecar -> store.delete(sidecar.version()));
        ObjectLocation target = file.source().location();
        Optional<StoredObject> there = store.head(target);
        if (there.isPresent()) {
            return there.get().version().equals(file.source())
                    ? tell(file, file.source())
                    : new LetterOutcome.Blocked(LetterRecords.taken(there.get()));
        }
        Optional<StoredObject> kept = store.head(file.refusal().quarantined());
        CopyOutcome copied = kept.isEmpty()
                ? new CopyOutcome.Missing()
                : store.copy(kept.get().version(), target);
        return switch (copied) {
            case CopyOutcome.Copied copy -> tell(file, copy.target());
            case CopyOutcome.Changed changed -> vanished(file);
            case CopyOutcome.Missing missing -> vanished(file);
        };
    }

    private LetterOutcome tell(RefusedFile file, ObjectVersion now) {
        queue.send(List.of(new Landed(now, file.sizeBytes(), file.landedAt(), Set.of())));
        LetterOutcome.SentBack sent = new LetterOutcome.SentBack(List.of(now));
        return now.equals(file.source()) ? sent : records.discard(file, "redriven as " + now, sent);
    }

    private static LetterOutcome vanished(RefusedFile file) {
        return new LetterOutcome.Blocked("Somebody changed %s meanwhile: redrive it again"
                .formatted(file.refusal().quarantined()));
    }
}
