package io.sealift.core.ingest;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.object.StoreUnavailableException;
import io.sealift.core.refusal.TextSample;
import java.time.Clock;

/**
 * Keeps the last error of a file that keeps failing in the ledger, for whoever finds its message among the dead letters.
 *
 * <p>Most failures pass by the next try, so nothing is written for the first one.
 */
final class LastErrors {
    private static final int TRIES_MIN = 2;

    private final Ledger ledger;
    private final Clock clock;

    LastErrors(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Keeps the error where it can; what failed may be the ledger itself, and the message comes again anyway. */
    FileOutcome keep(FileOutcome.Failed failed, int tries) {
        if (tries < TRIES_MIN) {
            return failed;
        }
        String error = TextSample.of(failed.reason(), TextSample.MESSAGE_CHARS_MAX);
        try {
            // Whatever the outcome: where the ledger knows better than failing, it refuses.
            ledger.record(FileEntry.of(
                    FileId.ofETag(failed.file().version()),
                    failed.file().version(),
                    failed.file().sizeBytes(),
                    clock.instant(),
                    new Disposition.Failing(error, tries)));
            return failed;
        } catch (StoreUnavailableException unavailable) {
            return new FileOutcome.Failed(
                    failed.file(), "%s; and that could not be kept: %s".formatted(failed.reason(), unavailable));
        }
    }
}
