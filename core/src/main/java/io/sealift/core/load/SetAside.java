package io.sealift.core.load;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition.Refused;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Slice;
import io.sealift.core.ledger.SliceState;
import io.sealift.core.notification.Notification.ObjectCreated;
import io.sealift.core.notification.NotificationWriter;
import io.sealift.core.quarantine.RefusalNotice;
import io.sealift.core.quarantine.RefusedFile;
import io.sealift.core.quarantine.TextSample;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore.CopyOutcome;
import io.sealift.core.store.StoreUnavailableException;
import java.time.Instant;

/**
 * Keeps rows that the engine cannot load out of the table: copies them into quarantine, tells people, and records it.
 * Each step may be repeated.
 */
final class SetAside {
    private final LoadServices services;
    private final LoadSettings settings;
    private final RefusalNotice notice;

    SetAside(LoadServices services, LoadSettings settings) {
        this.services = services;
        this.settings = settings;
        this.notice = new RefusalNotice(services.store(), services.deadLetters(), settings.keys());
    }

    /**
     * Sets a slice aside.
     *
     * @param file the one file that all its rows came from
     * @param rows the one object that it loads
     */
    Step<Slice> setAside(Slice slice, FileId file, ObjectLocation rows, String reason) {
        FileEntry entry = services.ledger()
                .find(file)
                .orElseThrow(() ->
                        new IllegalStateException("The ledger has lost file %s of manifest %s: it was changed by hand"
                                .formatted(file, slice.manifest())));
        Instant now = services.clock().instant();
        ObjectLocation kept = settings.keys().quarantinedRows(file, slice.manifest(), slice.number());
        if (!(services.store().copy(services.store().existing(rows).version(), kept) instanceof CopyOutcome.Copied)) {
            throw new StoreUnavailableException("%s was changed while it was copied".formatted(rows));
        }
        notice.give(refusedRows(slice, entry, kept, reason, now), event(entry, now));
        Slice aside = slice.become(new SliceState.SetAside(file, reason, kept, now));
        return Step.of(
                services.ledger().update(aside),
                aside,
                new LoadEvent.SetAside(slice.load(), file, slice.plan().rows(), reason));
    }

    private static RefusedFile refusedRows(
            Slice slice, FileEntry entry, ObjectLocation kept, String reason, Instant now) {
        String message = "The engine refused %d rows of it, of %s to %s (slice %d of manifest %s): %s"
                .formatted(
                        slice.plan().rows(),
                        slice.plan().rowsPerDay().firstKey(),
                        slice.plan().rowsPerDay().lastKey(),
                        slice.number(),
                        slice.manifest(),
                        reason);
        Refused refused = new Refused(
                RefusedFile.ENGINE_REFUSED, TextSample.of(message, TextSample.MESSAGE_CHARS_MAX), 0, 0, "", 0, kept);
        return new RefusedFile(entry.id(), entry.source(), entry.sizeBytes(), null, now, refused);
    }

    private static String event(FileEntry entry, Instant now) {
        return NotificationWriter.created(new ObjectCreated(entry.source(), entry.sizeBytes()), now);
    }
}
