package io.sealift.core.ingest;

import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.notification.Notification.Landed;
import io.sealift.core.object.ObjectStore;
import io.sealift.core.object.ObjectStore.CopyOutcome;
import io.sealift.core.object.StoreUnavailableException;
import io.sealift.core.refusal.QuarantineLayout;
import io.sealift.core.refusal.RefusalNotice;
import io.sealift.core.refusal.RefusedFile;
import io.sealift.core.refusal.TextSample;
import io.sealift.core.validation.Refusal;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sets refused files aside, in steps that may each be repeated: copy the version, put it on record, write the sidecar,
 * send the dead letter. Then {@link SourceReleaser} deletes the source.
 *
 * <p>The copy comes before the record, so that what is on record as refused is always there to be looked at. All that
 * follows says what the ledger says, and is done again, with the same words at the same places, until the source is gone
 * and the message acknowledged.
 */
final class Quarantine {
    private final ObjectStore store;
    private final Ledger ledger;
    private final RefusalNotice notice;
    private final Clock clock;
    private final String archiveBucket;

    Quarantine(IngestServices services, String archiveBucket) {
        this.store = services.store();
        this.ledger = services.ledger();
        this.notice = new RefusalNotice(services.store(), services.deadLetters(), archiveBucket);
        this.clock = services.clock();
        this.archiveBucket = archiveBucket;
    }

    /**
     * Copies a refused file and puts it on record.
     *
     * @param known what the ledger said of it when the batch began, null where nothing
     * @return {@code Refused} where it is on record; {@code Superseded} where that version is not there any more
     */
    FileFate setAside(Inspection.Unsound unsound, @Nullable FileEntry known) {
        Landed file = unsound.file();
        try {
            Disposition.Refused refused = refused(file, unsound.refusal());
            return switch (store.copy(file.version(), refused.quarantined())) {
                case CopyOutcome.Copied copied -> record(file, refused, known);
                case CopyOutcome.Changed changed -> new FileFate.Superseded(file);
                case CopyOutcome.Missing missing -> new FileFate.Superseded(file);
            };
        } catch (StoreUnavailableException unavailable) {
            return new FileFate.Failed(
                    file, "%s is refused but could not be set aside: %s".formatted(file.version(), unavailable));
        }
    }

    /** Says of a file that is on record as refused what is to be known, beside it and to people. */
    FileFate tell(FileFate.Refused fate, String event) {
        RefusedFile file = RefusedFile.of(fate.entry(), fate.file().landedAt());
        try {
            notice.give(file, event);
            return fate;
        } catch (StoreUnavailableException unavailable) {
            return new FileFate.Failed(
                    fate.file(), "%s is refused but could not be told of: %s".formatted(file.source(), unavailable));
        }
    }

    private FileFate record(Landed file, Disposition.Refused refused, @Nullable FileEntry known) {
        if (known != null && known.disposition().equals(refused)) {
            return new FileFate.Refused(file, known);
        }
        FileEntry entry = FileEntry.of(file.version(), file.sizeBytes(), clock.instant(), refused)
                .plus(file.landings());
        return switch (ledger.record(entry)) {
            case CommitOutcome.Committed committed -> new FileFate.Refused(file, entry);
            case CommitOutcome.Rejected rejected -> look(file, "it is committed elsewhere");
            case CommitOutcome.Conflicted conflicted -> look(file, "another change of it is under way");
            case CommitOutcome.Unknown unknown -> look(file, unknown.reason());
        };
    }

    /** Another delivery may have refused it too, or loaded it where it judges by a newer feed definition. */
    private FileFate look(Landed file, String reason) {
        FileId id = FileId.of(file.version());
        FileEntry known = ledger.find(List.of(id)).get(id);
        if (known != null && known.disposition() instanceof Disposition.Staged) {
            return new FileFate.Known(file, known);
        }
        if (known != null && known.disposition() instanceof Disposition.Refused) {
            return new FileFate.Refused(file, known);
        }
        return new FileFate.Failed(
                file, "%s is refused, and recording that was not confirmed: %s".formatted(file.version(), reason));
    }

    private Disposition.Refused refused(Landed file, Refusal refusal) {
        String where = refusal.column().isEmpty() ? "" : "column %s: ".formatted(refusal.column());
        return new Disposition.Refused(
                refusal.reason().name(),
                TextSample.of(where + refusal.detail(), TextSample.MESSAGE_CHARS_MAX),
                refusal.line(),
                refusal.position(),
                TextSample.of(refusal.sample(), TextSample.SAMPLE_CHARS_MAX),
                refusal.rowsBefore(),
                QuarantineLayout.file(
                        archiveBucket,
                        FileId.of(file.version()),
                        file.version().location().key()));
    }
}
