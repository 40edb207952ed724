package io.sealift.core.deadletter;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.notification.EventQueue;
import io.sealift.core.notification.Notification.Landed;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.ObjectStore;
import io.sealift.core.object.ObjectStore.CopyNewOutcome;
import io.sealift.core.object.ObjectVersion;
import io.sealift.core.object.StoredObject;
import io.sealift.core.refusal.QuarantineLayout;
import io.sealift.core.refusal.RefusalNotice;
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
 *   <li>copy the quarantined bytes back under their key, only if nothing is there; what is there stays;
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
            case LetterOutcome.AlreadyLoaded loaded -> {
                // Its producer had it loaded by landing it again; the sidecar still says refused.
                removeSidecar(new FileId(letter.id()));
                yield loaded;
            }
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
        removeSidecar(file.id());
        ObjectLocation target = file.source().location();
        Optional<StoredObject> there = store.head(target);
        if (there.isPresent()) {
            return occupied(file);
        }
        Optional<StoredObject> kept = store.head(file.refusal().quarantined());
        CopyNewOutcome copied = kept.isEmpty()
                ? new CopyNewOutcome.SourceGone()
                : store.copyNew(kept.get().version(), target);
        return switch (copied) {
            case CopyNewOutcome.Copied copy -> tell(file, copy.target());
            case CopyNewOutcome.Occupied occupied -> occupied(file);
            case CopyNewOutcome.SourceGone gone ->
                kept(
                        file,
                        "Somebody changed %s meanwhile: redrive it again"
                                .formatted(file.refusal().quarantined()));
        };
    }

    /** Somebody was quicker, or an earlier call of ours whose reply was lost. */
    private LetterOutcome occupied(RefusedFile file) {
        Optional<StoredObject> there = store.head(file.source().location());
        if (there.isPresent() && there.get().version().equals(file.source())) {
            return tell(file, file.source());
        }
        return kept(
                file,
                there.map(LetterRecords::taken)
                        .orElse("Another file was under its key for a moment: redrive it again"));
    }

    /** Where it stays refused, what is said of it is said again. */
    private LetterOutcome kept(RefusedFile file, String why) {
        FileEntry known = ledger.find(List.of(file.id())).get(file.id());
        if (known != null && known.disposition() instanceof Disposition.Refused) {
            RefusalNotice.writeSidecar(store, archiveBucket, RefusedFile.of(known, file.landedAt()));
        }
        return new LetterOutcome.Blocked(why);
    }

    private void removeSidecar(FileId file) {
        store.head(QuarantineLayout.sidecar(archiveBucket, file)).ifPresent(sidecar -> store.delete(sidecar.version()));
    }

    private LetterOutcome tell(RefusedFile file, ObjectVersion now) {
        queue.send(List.of(new Landed(now, file.sizeBytes(), file.landedAt(), Set.of())));
        LetterOutcome.SentBack sent = new LetterOutcome.SentBack(List.of(now));
        return now.equals(file.source()) ? sent : records.discard(file, "redriven as " + now, sent);
    }
}
