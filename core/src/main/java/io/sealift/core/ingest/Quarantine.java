package io.sealift.core.ingest;

import io.sealift.core.layout.Keys;
import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.notification.Notification.ObjectCreated;
import io.sealift.core.quarantine.RefusalNotice;
import io.sealift.core.quarantine.RefusedFile;
import io.sealift.core.quarantine.TextSample;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.ObjectStore.CopyOutcome;
import io.sealift.core.store.StoreUnavailableException;
import io.sealift.feed.validation.Refusal;
import java.time.Clock;
import java.util.Optional;

/**
 * Sets refused files aside, in steps that may each be repeated: copy the version, put it on record, write the sidecar,
 * send the dead letter. Then {@link SourceReleaser} deletes the source.
 *
 * <p>The copy comes before the record, so that what is on record as refused is always there to look at. Every later
 * step says what the ledger says, and is repeated with the same words in the same places until the source is gone and
 * the message acknowledged.
 */
final class Quarantine {
    private final ObjectStore store;
    private final Ledger ledger;
    private final RefusalNotice notice;
    private final Clock clock;
    private final Keys keys;

    Quarantine(IngestServices services, Keys keys) {
        this.store = services.store();
        this.ledger = services.ledger();
        this.notice = new RefusalNotice(services.store(), services.deadLetters(), keys);
        this.clock = services.clock();
        this.keys = keys;
    }

    /**
     * Copies a refused file and puts it on record.
     *
     * @param id its id
     * @return {@code Refused} if it is on record; {@code Superseded} if that version is no longer there
     */
    FileOutcome setAside(ObjectCreated file, FileId id, Refusal refusal) {
        try {
            Disposition.Refused refused = refused(file, id, refusal);
            return switch (store.copy(file.version(), refused.quarantined())) {
                case CopyOutcome.Copied _ -> record(file, id, refused);
                case CopyOutcome.Changed _, CopyOutcome.Missing _ -> new FileOutcome.Superseded(file);
            };
        } catch (StoreUnavailableException unavailable) {
            return new FileOutcome.Failed(
                    file, "%s is refused but could not be set aside: %s".formatted(file.version(), unavailable));
        }
    }

    /** Explains why a file is on record as refused: in a sidecar beside it, and to people. */
    FileOutcome tell(FileOutcome.Refused outcome, String event) {
        RefusedFile file = RefusedFile.of(outcome.entry(), outcome.file().landedAt());
        try {
            notice.give(file, event);
            return outcome;
        } catch (StoreUnavailableException unavailable) {
            return new FileOutcome.Failed(
                    outcome.file(), "%s is refused but could not be told of: %s".formatted(file.source(), unavailable));
        }
    }

    private FileOutcome record(ObjectCreated file, FileId id, Disposition.Refused refused) {
        Optional<FileEntry> known =
                ledger.find(id).filter(found -> found.disposition().equals(refused));
        if (known.isPresent()) {
            return new FileOutcome.Refused(file, known.get());
        }
        FileEntry entry = FileEntry.of(id, file.version(), file.sizeBytes(), clock.instant(), refused)
                .plus(file.sequencers());
        CommitOutcome recorded = ledger.record(entry);
        return recorded.isCommitted()
                ? new FileOutcome.Refused(file, entry)
                : outcomeOnRecord(file, id, recorded.problem());
    }

    /** Another delivery may have refused it too, or accepted it by a newer feed definition. */
    private FileOutcome outcomeOnRecord(ObjectCreated file, FileId id, String problem) {
        FileEntry known = ledger.find(id).orElse(null);
        if (known != null && known.disposition() instanceof Disposition.Staged) {
            return new FileOutcome.Duplicate(file, known);
        }
        if (known != null && known.disposition() instanceof Disposition.Refused) {
            return new FileOutcome.Refused(file, known);
        }
        return new FileOutcome.Failed(
                file, "%s is refused, and recording that was not confirmed: %s".formatted(file.version(), problem));
    }

    private Disposition.Refused refused(ObjectCreated file, FileId id, Refusal refusal) {
        String where = refusal.column().isEmpty() ? "" : "column %s: ".formatted(refusal.column());
        return new Disposition.Refused(
                refusal.reason().name(),
                TextSample.of(where + refusal.detail(), TextSample.MESSAGE_CHARS_MAX),
                refusal.line(),
                refusal.position(),
                TextSample.of(refusal.sample(), TextSample.SAMPLE_CHARS_MAX),
                refusal.rowsBefore(),
                keys.quarantined(id, file.version().location().key()));
    }
}
