package io.sealift.core.ingest;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.object.ObjectStore;
import io.sealift.core.object.StoreUnavailableException;

/** Step 6: deletes a source whose very version is committed, or refused and set aside, if it is still that version. */
final class SourceReleaser {
    private final ObjectStore store;

    SourceReleaser(ObjectStore store) {
        this.store = store;
    }

    /** The fate of a file once its source is released, where that may be. */
    FileFate release(FileFate fate) {
        return switch (fate) {
            case FileFate.Committed committed -> release(committed, committed.entry());
            case FileFate.Known known -> release(known, known.entry());
            case FileFate.Superseded superseded -> superseded;
            case FileFate.Refused refused -> release(refused, refused.entry());
            case FileFate.Failed failed -> failed;
        };
    }

    private FileFate release(FileFate fate, FileEntry entry) {
        if (!isKept(entry) || !entry.source().equals(fate.file().version())) {
            throw new IllegalStateException("Refusing to delete %s: by the ledger entry %s it is kept nowhere else"
                    .formatted(fate.file().version(), entry));
        }
        try {
            // Whatever is there now, the version that was read is safe: another version has an event of its own.
            store.delete(entry.source());
            return fate;
        } catch (StoreUnavailableException unavailable) {
            return new FileFate.Failed(
                    fate.file(),
                    "%s is on record but could not be released: %s"
                            .formatted(entry.source(), unavailable.getMessage()));
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
