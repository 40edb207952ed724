package io.sealift.core.deadletter;

import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.notification.EventQueue;
import io.sealift.core.notification.Notification.ObjectCreated;
import io.sealift.core.quarantine.RefusedFile;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.ObjectStore.CopyNewOutcome;
import io.sealift.core.store.ObjectVersion;
import io.sealift.core.store.StoredObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sends a refused file through validation again:
 *
 * <ol>
 *   <li>remove the sidecar; a new refusal writes it again, and it must not be removed after that;
 *   <li>copy the quarantined bytes back under their key, only if nothing is there; another file there stays;
 *   <li>send an event for the version that is there now, whatever its ETag.
 * </ol>
 */
final class SendBack {
    private final ObjectStore store;
    private final EventQueue queue;
    private final LetterRecords records;
    private final SameFile sameFile;
    private final Sidecars sidecars;

    SendBack(LetterServices services, Sidecars sidecars) {
        this.store = services.store();
        this.queue = services.queue();
        this.records = new LetterRecords(services);
        this.sameFile = new SameFile(services);
        this.sidecars = sidecars;
    }

    /** What {@link #run} would do now; changes nothing. */
    LetterOutcome plan(RefusedFile file) {
        Optional<Disposition> known = records.known(file.id());
        if (known.filter(Disposition.Discarded.class::isInstance).isPresent()) {
            return new LetterOutcome.Discarded();
        }
        Optional<StoredObject> there = store.head(file.source().location());
        if (there.filter(object -> sameFile.is(object, file)).isPresent()) {
            return sentBack(there.get().version());
        }
        if (known.filter(Disposition.Staged.class::isInstance).isPresent()) {
            return new LetterOutcome.AlreadyLoaded();
        }
        if (there.isPresent()) {
            return new LetterOutcome.Blocked(LetterRecords.taken(there.get()));
        }
        ObjectLocation kept = file.refusal().quarantined();
        return store.head(kept).isPresent()
                ? sentBack(file.source())
                : new LetterOutcome.Blocked(
                        "Its bytes are not at %s any more: have the producer send it again, and discard this one"
                                .formatted(kept));
    }

    LetterOutcome run(RefusedFile file) {
        LetterOutcome planned = plan(file);
        if (planned instanceof LetterOutcome.AlreadyLoaded) {
            // Its producer landed it again, so it was loaded; the sidecar still says refused.
            sidecars.remove(file.id());
        }
        return planned instanceof LetterOutcome.SentBack ? putBack(file) : planned;
    }

    private LetterOutcome putBack(RefusedFile file) {
        sidecars.remove(file.id());
        Optional<StoredObject> there = store.head(file.source().location());
        if (there.isPresent()) {
            return occupied(file, there);
        }
        Optional<StoredObject> kept = store.head(file.refusal().quarantined());
        CopyNewOutcome copied = kept.isEmpty()
                ? new CopyNewOutcome.SourceGone()
                : store.copyNew(kept.get().version(), file.source().location());
        return switch (copied) {
            case CopyNewOutcome.Copied copy -> tell(file, copy.target());
            case CopyNewOutcome.Occupied _ ->
                occupied(file, store.head(file.source().location()));
            case CopyNewOutcome.SourceGone _ ->
                kept(
                        file,
                        "Somebody changed %s meanwhile: redrive it again"
                                .formatted(file.refusal().quarantined()));
        };
    }

    /** Somebody else was quicker, or an earlier call of ours that was cut off. */
    private LetterOutcome occupied(RefusedFile file, Optional<StoredObject> there) {
        if (there.filter(object -> sameFile.is(object, file)).isPresent()) {
            return tell(file, there.get().version());
        }
        return kept(
                file,
                there.map(LetterRecords::taken)
                        .orElse("Another file was under its key for a moment: redrive it again"));
    }

    /** If it stays refused, its sidecar is written again. */
    private LetterOutcome kept(RefusedFile file, String why) {
        records.entry(file.id())
                .filter(entry -> entry.disposition() instanceof Disposition.Refused)
                .ifPresent(entry -> sidecars.write(RefusedFile.of(entry, file.landedAt())));
        return new LetterOutcome.Blocked(why);
    }

    private LetterOutcome tell(RefusedFile file, ObjectVersion now) {
        queue.send(List.of(new ObjectCreated(now, file.sizeBytes(), file.landedAt(), Set.of())));
        return sentBack(now);
    }

    private static LetterOutcome sentBack(ObjectVersion version) {
        return new LetterOutcome.SentBack(List.of(version));
    }
}
