package io.sealift.core.ingest;

import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.notification.Notification.Landed;
import io.sealift.core.object.StoreUnavailableException;
import java.time.Clock;
import java.util.List;

/**
 * Finds out why a version is not there any more, and puts it on record if its producer took it away.
 *
 * <p>Another delivery of the same event may have committed or refused it, and released it, since this one looked. That is on record by
 * the time the object is gone, so one more look tells the two apart.
 */
final class SupersededRecorder {
    private final Ledger ledger;
    private final LandingCounter landings;
    private final Clock clock;

    SupersededRecorder(Ledger ledger, LandingCounter landings, Clock clock) {
        this.ledger = ledger;
        this.landings = landings;
        this.clock = clock;
    }

    FileFate fateOf(Landed file) {
        try {
            FileId id = FileId.of(file.version());
            FileEntry known = ledger.find(List.of(id)).get(id);
            return known == null ? record(file) : fateOf(file, known);
        } catch (StoreUnavailableException unavailable) {
            return new FileFate.Failed(file, "The ledger could not be read: " + unavailable.getMessage());
        }
    }

    private FileFate record(Landed file) {
        FileEntry entry = FileEntry.of(file.version(), file.sizeBytes(), clock.instant(), new Disposition.Superseded())
                .plus(file.landings());
        return switch (ledger.record(entry)) {
            case CommitOutcome.Committed committed -> new FileFate.Superseded(file);
            case CommitOutcome.Rejected rejected -> unresolved(file);
            case CommitOutcome.Conflicted conflicted -> unresolved(file);
            case CommitOutcome.Unknown unknown -> unresolved(file);
        };
    }

    private FileFate fateOf(Landed file, FileEntry known) {
        return switch (known.disposition()) {
            case Disposition.Staged staged -> new FileFate.Known(file, known);
            case Disposition.Refused refused -> new FileFate.Refused(file, known);
            case Disposition.Superseded superseded -> landings.count(new FileFate.Superseded(file), known);
            case Disposition.Failing failing -> record(file);
            // Somebody has been told of it and has decided: an old event changes nothing about that.
            case Disposition.Discarded discarded -> landings.count(new FileFate.Superseded(file), known);
        };
    }

    private static FileFate unresolved(Landed file) {
        return new FileFate.Failed(
                file,
                "%s is gone, and recording that was not confirmed; its message comes again".formatted(file.version()));
    }
}
