package io.sealift.core.deadletter;

import io.sealift.core.ledger.Ledger;
import io.sealift.core.object.ObjectStore;
import io.sealift.core.object.ObjectStore.ContentWriter;
import io.sealift.core.object.ObjectVersion;
import io.sealift.core.object.StoredObject;
import io.sealift.core.refusal.RefusedFile;
import java.time.Clock;
import java.util.Optional;

/**
 * Puts a corrected file in a refused one's place: uploads it under the same key, where it is a file of its own with an
 * event of its own, puts the refused one on record as discarded, and deletes the letter.
 */
public final class Replace {
    private final ObjectStore store;
    private final LetterRecords records;

    /** A replacement that the clock dates. */
    public Replace(ObjectStore store, Ledger ledger, Clock clock) {
        this.store = store;
        this.records = new LetterRecords(ledger, clock);
    }

    /**
     * Replaces it; the caller has validated the content. After a crash it can be repeated, with the same
     * content, once what the earlier try may have uploaded is ingested.
     *
     * @param name what the content is called, for people who read the ledger
     */
    public LetterOutcome run(Letter letter, String name, ContentWriter content, LetterTray tray) {
        LetterOutcome outcome = switch (letter.matter()) {
            case Letter.Matter.Refused refused -> replace(refused.file(), name, content);
            case Letter.Matter.Unfinished unfinished ->
                new LetterOutcome.Blocked("It was not refused: put the other file under its key, then redrive it");
            case Letter.Matter.Senseless senseless -> new LetterOutcome.Blocked("It is no file: discard it");
        };
        if (!(outcome instanceof LetterOutcome.Blocked)) {
            tray.delete(letter);
        }
        return outcome;
    }

    private LetterOutcome replace(RefusedFile file, String name, ContentWriter content) {
        Optional<StoredObject> there = store.head(file.source().location());
        if (there.isPresent()) {
            return taken(there.get(), file);
        }
        Optional<ObjectVersion> created = store.create(file.source().location(), content);
        if (created.isEmpty()) {
            return store.head(file.source().location())
                    .map(quicker -> taken(quicker, file))
                    .orElse(new LetterOutcome.Blocked("Another file was under its key for a moment: try again"));
        }
        ObjectVersion by = created.get();
        return records.discard(file, "replaced by %s as %s".formatted(name, by), new LetterOutcome.Replaced(by));
    }

    /** Only ingesting deletes what landed, so nothing is replaced here that is still there. */
    private static LetterOutcome taken(StoredObject other, RefusedFile file) {
        return new LetterOutcome.Blocked(
                other.version().equals(file.source())
                        ? "The refused file itself is under its key, to be ingested: try again when it is gone from there"
                        : LetterRecords.taken(other)
                                + ". If an earlier try put it there, try again once it is ingested");
    }
}
