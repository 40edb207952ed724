package io.sealift.core.ingest;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.ObjectVersion;
import io.sealift.core.store.StoreUnavailableException;

/**
 * Step 6: deletes a source if exactly that version is committed, or refused and set aside, and is still the current
 * one.
 */
final class SourceReleaser {
    private final ObjectStore store;

    SourceReleaser(ObjectStore store) {
        this.store = store;
    }

    /** The outcome of a file once its source is released, if it may be. */
    FileOutcome release(FileOutcome outcome) {
        return switch (outcome) {
            case FileOutcome.Committed committed -> release(committed, committed.entry());
            case FileOutcome.Duplicate duplicate -> release(duplicate, duplicate.entry());
            case FileOutcome.Superseded superseded -> superseded;
            case FileOutcome.Refused refused -> release(refused, refused.entry());
            case FileOutcome.SentOn sentOn -> sentOn;
            case FileOutcome.Failed failed -> failed;
        };
    }

    private FileOutcome release(FileOutcome outcome, FileEntry entry) {
        ObjectVersion version = outcome.file().version();
        if (!isKept(entry) || !entry.source().location().equals(version.location())) {
            throw new IllegalStateException(
                    "Refusing to delete %s: by the ledger entry %s it is kept nowhere else".formatted(version, entry));
        }
        try {
            // Whatever is there now, the version that was read is safe, and another version has an event of its own.
            store.delete(version);
            return outcome;
        } catch (StoreUnavailableException unavailable) {
            return new FileOutcome.Failed(
                    outcome.file(),
                    "%s is on record but could not be released: %s".formatted(version, unavailable.getMessage()));
        }
    }

    private static boolean isKept(FileEntry entry) {
        return switch (entry.disposition()) {
            case Disposition.Staged staged -> true;
            case Disposition.Refused refused -> true;
            case Disposition.Superseded superseded -> false;
            case Disposition.Failing failing -> false;
            case Disposition.Discarded discarded -> true;
        };
    }
}
