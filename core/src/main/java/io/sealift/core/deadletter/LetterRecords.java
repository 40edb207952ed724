package io.sealift.core.deadletter;

import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.object.StoredObject;
import io.sealift.core.refusal.RefusedFile;
import java.time.Clock;
import java.util.List;

/** Puts refused files on record as discarded. */
final class LetterRecords {
    private final Ledger ledger;
    private final Clock clock;

    LetterRecords(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The outcome as given once it is on record; what the ledger says of the refusal goes before what the letter says. */
    LetterOutcome discard(RefusedFile file, String why, LetterOutcome done) {
        FileEntry known = ledger.find(List.of(file.id())).get(file.id());
        Disposition.Refused was =
                known != null && known.disposition() instanceof Disposition.Refused newer ? newer : file.refusal();
        FileEntry entry =
                FileEntry.of(file.source(), file.sizeBytes(), clock.instant(), new Disposition.Discarded(why, was));
        return switch (ledger.record(entry)) {
            case CommitOutcome.Committed committed -> done;
            case CommitOutcome.Rejected rejected -> rejected(file);
            case CommitOutcome.Conflicted conflicted -> unconfirmed("another change of it is under way");
            case CommitOutcome.Unknown unknown -> unconfirmed(unknown.reason());
        };
    }

    /** That another file is where this one should go. */
    static String taken(StoredObject other) {
        return "Another file is under its key now, %s of %s: discard this one, or move that one away first"
                .formatted(other.version(), other.lastModified());
    }

    private LetterOutcome rejected(RefusedFile file) {
        FileEntry known = ledger.find(List.of(file.id())).get(file.id());
        return known != null && known.disposition() instanceof Disposition.Staged
                ? new LetterOutcome.AlreadyLoaded()
                : unconfirmed("the ledger has it as " + (known == null ? "unknown" : known.disposition()));
    }

    private static LetterOutcome unconfirmed(String reason) {
        return new LetterOutcome.Blocked("That it is discarded could not be recorded: %s. Try again".formatted(reason));
    }
}
