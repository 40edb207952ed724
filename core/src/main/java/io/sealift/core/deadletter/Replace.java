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
     * Replaces it; the caller has validated the content. After a crash it can be repeated, with the same content.
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
        Optional<StoredObject> other = store.head(file.source().location())
                .filter(object -> !object.version().equals(file.source()));
        if (other.isPresent()) {
            return new LetterOutcome.Blocked(LetterRecords.taken(other.get()));
        }
        ObjectVersion by = store.write(file.source().location(), content);
        return records.discard(file, "replaced by %s as %s".formatted(name, by), new LetterOutcome.Replaced(by));
    }
}
