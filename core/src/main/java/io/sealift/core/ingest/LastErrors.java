package io.sealift.core.ingest;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.notification.Notification.ObjectCreated;
import io.sealift.core.quarantine.TextSample;
import io.sealift.core.store.StoreUnavailableException;
import java.time.Clock;

/**
 * Records in the ledger the last error of a file that keeps failing, for anyone who finds its message among the dead
 * letters.
 *
 * <p>Most failures are gone by the next try, so nothing is written for the first one.
 */
final class LastErrors {
    private static final int TRIES_MIN = 2;
    private static final String BEGUN =
            "A run began to read it and ended without a word: at its time limit, or out of memory";

    private final Ledger ledger;
    private final Clock clock;

    LastErrors(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Records the error if it can; the ledger itself may be what failed, and the message comes again anyway. */
    FileOutcome keep(FileOutcome.Failed failed, int tries) {
        if (tries < TRIES_MIN) {
            return failed;
        }
        try {
            record(failed.file(), TextSample.of(failed.reason(), TextSample.MESSAGE_CHARS_MAX), tries);
            return failed;
        } catch (StoreUnavailableException unavailable) {
            return new FileOutcome.Failed(
                    failed.file(), "%s; and that could not be kept: %s".formatted(failed.reason(), unavailable));
        }
    }

    /**
     * Notes that another try of a large file has begun. If its run is killed, nothing else would say so: its dead
     * letter would explain nothing, and each bucket scan would send it again. The outcome of the try replaces this
     * note.
     */
    void begin(ObjectCreated file, int tries) {
        if (tries >= TRIES_MIN) {
            record(file, BEGUN, tries);
        }
    }

    private void record(ObjectCreated file, String error, int tries) {
        // The outcome does not matter: if the ledger knows better than failing, it refuses.
        ledger.record(FileEntry.of(
                file.byETag(),
                file.version(),
                file.sizeBytes(),
                clock.instant(),
                new Disposition.Failing(error, tries)));
    }
}
