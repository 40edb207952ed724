package io.sealift.core.ingest;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.notification.Notification.ObjectCreated;
import io.sealift.core.store.StoreUnavailableException;
import java.time.Clock;

/**
 * Finds out why a version is no longer there, and puts it on record if its producer took it away.
 *
 * <p>Since this delivery looked, another delivery of the same event may have committed or refused the file, and
 * released it. That is on record by the time the object is gone, so one more look tells the two cases apart.
 */
final class SupersededRecorder {
    private final Ledger ledger;
    private final MeetAgain meetings;
    private final Clock clock;

    SupersededRecorder(Ledger ledger, MeetAgain meetings, Clock clock) {
        this.ledger = ledger;
        this.meetings = meetings;
        this.clock = clock;
    }

    FileOutcome outcomeOf(ObjectCreated file) {
        try {
            FileId id = file.byETag();
            return ledger.find(id).map(known -> outcomeOf(file, known)).orElseGet(() -> record(file));
        } catch (StoreUnavailableException unavailable) {
            return new FileOutcome.Failed(file, "The ledger could not be read: " + unavailable.getMessage());
        }
    }

    private FileOutcome record(ObjectCreated file) {
        FileEntry entry = FileEntry.of(
                        file.byETag(), file.version(), file.sizeBytes(), clock.instant(), new Disposition.Superseded())
                .plus(file.sequencers());
        return ledger.record(entry).isCommitted() ? new FileOutcome.Superseded(file) : unresolved(file);
    }

    private FileOutcome outcomeOf(ObjectCreated file, FileEntry known) {
        return switch (known.disposition()) {
            case Disposition.Staged staged -> new FileOutcome.Duplicate(file, known);
            case Disposition.Refused refused -> new FileOutcome.Refused(file, known);
            case Disposition.Superseded superseded -> meetings.note(new FileOutcome.Superseded(file), known);
            case Disposition.Failing failing -> record(file);
            // Somebody was told about it and has decided: an old event does not change that.
            case Disposition.Discarded discarded -> meetings.note(new FileOutcome.Superseded(file), known);
        };
    }

    private static FileOutcome unresolved(ObjectCreated file) {
        return new FileOutcome.Failed(
                file,
                "%s is gone, and recording that was not confirmed; its message comes again".formatted(file.version()));
    }
}
