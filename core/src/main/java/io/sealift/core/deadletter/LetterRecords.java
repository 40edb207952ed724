package io.sealift.core.deadletter;

import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.quarantine.RefusedFile;
import io.sealift.core.store.StoredObject;
import java.time.Clock;
import java.util.Optional;

/** Reads what the ledger says about refused files, and records that they are discarded. */
final class LetterRecords {
    private final Ledger ledger;
    private final Clock clock;

    LetterRecords(LetterServices services) {
        this.ledger = services.ledger();
        this.clock = services.clock();
    }

    /** What the ledger says about a file. */
    Optional<FileEntry> entry(FileId id) {
        return ledger.find(id);
    }

    /** What became of a file, as far as the ledger knows. */
    Optional<Disposition> known(FileId id) {
        return entry(id).map(FileEntry::disposition);
    }

    /**
     * Returns the given outcome once the discard is on record; what the ledger says about the refusal overrides what
     * the letter says.
     */
    LetterOutcome discard(RefusedFile file, String why, LetterOutcome done) {
        Disposition.Refused was = known(file.id())
                .filter(Disposition.Refused.class::isInstance)
                .map(Disposition.Refused.class::cast)
                .orElse(file.refusal());
        CommitOutcome recorded = ledger.record(FileEntry.of(
                file.id(), file.source(), file.sizeBytes(), clock.instant(), new Disposition.Discarded(why, was)));
        if (recorded.isCommitted()) {
            return done;
        }
        return recorded instanceof CommitOutcome.Rejected
                        && known(file.id())
                                .filter(Disposition.Staged.class::isInstance)
                                .isPresent()
                ? new LetterOutcome.AlreadyLoaded()
                : new LetterOutcome.Blocked(
                        "That it is discarded could not be recorded: %s. Try again".formatted(recorded.problem()));
    }

    /** Says that another file is where this one should go. */
    static String taken(StoredObject other) {
        return "Another file is under its key now, %s of %s: discard this one, or move that one away first"
                .formatted(other.version(), other.lastModified());
    }
}
