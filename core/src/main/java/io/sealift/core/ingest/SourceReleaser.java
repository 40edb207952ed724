package io.sealift.core.ingest;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.object.ObjectStore;
import io.sealift.core.object.StoreUnavailableException;

/** Step 6: deletes a source whose very version is committed, if it is still that version. */
final class SourceReleaser {
    private final ObjectStore store;

    SourceReleaser(ObjectStore store) {
        this.store = store;
    }

    /** The fate of a committed file once its source is released. */
    FileFate release(FileFate fate) {
        return switch (fate) {
            case FileFate.Committed committed -> release(committed, committed.entry());
            case FileFate.Known known -> release(known, known.entry());
            case FileFate.Superseded superseded -> superseded;
            case FileFate.Refused refused -> refused;
            case FileFate.Failed failed -> failed;
        };
    }

    private FileFate release(FileFate fate, FileEntry entry) {
        if (!(entry.disposition() instanceof Disposition.Staged)
                || !entry.source().equals(fate.file().version())) {
            throw new IllegalStateException("Refusing to delete %s: the ledger entry %s does not commit it"
                    .formatted(fate.file().version(), entry));
        }
        try {
            // Whatever is there now, the version that was read is safe: another version has an event of its own.
            store.delete(entry.source());
            return fate;
        } catch (StoreUnavailableException unavailable) {
            return new FileFate.Failed(
                    fate.file(),
                    "%s is committed but could not be released: %s"
                            .formatted(entry.source(), unavailable.getMessage()));
        }
    }
}
