package io.sealift.core.deadletter;

import io.sealift.core.quarantine.RefusedFile;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.ObjectVersion;
import io.sealift.core.store.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Puts a corrected file in a refused one's place: uploads it under the same key, where it is a new file with its own
 * event, puts the refused one on record as discarded, and deletes the letter.
 *
 * <p>If only the engine refused rows of a file, all its rows must be set aside: otherwise rows already in the table
 * would be there beside their correction.
 */
public final class Replace {
    private final ObjectStore store;
    private final LetterRecords records;
    private final AsideDecisions decisions;

    /** A replacement in one deployment. */
    public Replace(LetterServices services) {
        this.store = services.store();
        this.records = new LetterRecords(services);
        this.decisions = new AsideDecisions(services);
    }

    /** The content of the corrected file, opened afresh each time. */
    @FunctionalInterface
    public interface Content {
        /** Opens it; the caller closes it. */
        InputStream open() throws IOException;
    }

    /**
     * Replaces the file; the caller has validated the content. After a crash this can be repeated with the same
     * content, once what the earlier try may have uploaded is ingested.
     *
     * @param name the name of the content, for people who read the ledger
     * @throws IllegalArgumentException if the content cannot be read
     * @throws io.sealift.core.store.StoreUnavailableException if a step may not have been done
     */
    public LetterOutcome run(Letter letter, String name, Content content, DeadLetterBatch batch) {
        LetterOutcome outcome = switch (letter.matter()) {
            case Letter.Matter.Refused refused -> replaceFile(refused.file(), name, content);
            case Letter.Matter.RowsAside aside -> replaceRows(aside.file(), name, content);
            case Letter.Matter.RetriesExhausted _ ->
                new LetterOutcome.Blocked("It was not refused: put the other file under its key, then redrive it");
            case Letter.Matter.Malformed _ -> new LetterOutcome.Blocked("It is no file: discard it");
        };
        if (!(outcome instanceof LetterOutcome.Blocked)) {
            batch.delete(letter);
        }
        return outcome;
    }

    private LetterOutcome replaceFile(RefusedFile file, String name, Content content) {
        LetterOutcome put = put(file, content);
        return put instanceof LetterOutcome.Replaced replaced
                ? records.discard(file, why(name, replaced.by()), replaced)
                : put;
    }

    private LetterOutcome replaceRows(RefusedFile file, String name, Content content) {
        return switch (decisions.open(file)) {
            case AsideDecisions.Open.Nothing nothing -> nothing.outcome();
            case AsideDecisions.Open.Rows rows -> {
                AsideRows aside = rows.aside();
                long others = aside.staged().rows() - aside.rowsLeftOut();
                if (others != 0) {
                    yield new LetterOutcome.Blocked(
                            "%d of its %d rows are in the table, or on their way there. They must be taken out first, with `unload`, which this version does not have yet: redrive or discard the rows that are set aside"
                                    .formatted(others, aside.staged().rows()));
                }
                LetterOutcome put = put(file, content);
                yield put instanceof LetterOutcome.Replaced replaced
                        ? decisions.discard(aside.waiting(), why(name, replaced.by()), replaced)
                        : put;
            }
        };
    }

    /** {@code Replaced} if the content is under the file's key now. */
    private LetterOutcome put(RefusedFile file, Content content) {
        ObjectLocation target = file.source().location();
        Optional<StoredObject> there = store.head(target);
        if (there.isPresent()) {
            return new LetterOutcome.Blocked(taken(there.get(), file));
        }
        try (InputStream corrected = content.open();
                HashedUpload upload = new HashedUpload(store.upload(target), target)) {
            corrected.transferTo(upload);
            if (upload.id().equals(file.id())) {
                return new LetterOutcome.Blocked(
                        "It has the very bytes of the file that it should replace: redrive it");
            }
            return new LetterOutcome.Replaced(upload.finish());
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "The corrected file cannot be read: %s. Nothing was changed".formatted(unreadable.getMessage()),
                    unreadable);
        }
    }

    /** Only ingesting deletes what landed, so a file that is still there is not replaced here. */
    private static String taken(StoredObject other, RefusedFile file) {
        return other.version().equals(file.source())
                ? "The refused file itself is under its key, to be ingested: try again when it is gone from there"
                : LetterRecords.taken(other) + ". If an earlier try put it there, try again once it is ingested";
    }

    private static String why(String name, ObjectVersion by) {
        return "replaced by %s as %s".formatted(name, by);
    }
}
