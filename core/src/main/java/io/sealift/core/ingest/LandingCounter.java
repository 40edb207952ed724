package io.sealift.core.ingest;

import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.Ledger;
import java.util.Set;

/**
 * Counts how often a version landed that is on record already: each of its events brings a token, and one that the entry
 * lacks is another PUT of the same bytes.
 *
 * <p>It is counted before the source is released and the message acknowledged, so a crash counts it at the next delivery;
 * counting it again changes nothing.
 */
final class LandingCounter {
    private final Ledger ledger;

    LandingCounter(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The fate of a file once its landings are counted, where an earlier delivery put it on record. */
    FileFate count(FileFate fate) {
        return switch (fate) {
            case FileFate.Known known -> count(known, known.entry());
            case FileFate.Refused refused -> count(refused, refused.entry());
            // Their landings went on record with them.
            case FileFate.Committed committed -> committed;
            case FileFate.Superseded superseded -> superseded;
            case FileFate.Failed failed -> failed;
        };
    }

    /** The same for a file whose entry has just been read. */
    FileFate count(FileFate fate, FileEntry entry) {
        Set<String> more = entry.uncounted(fate.file().landings());
        if (more.isEmpty()) {
            return fate;
        }
        return switch (ledger.addLandings(entry.id(), more)) {
            case CommitOutcome.Committed committed -> fate;
            case CommitOutcome.Rejected rejected -> uncounted(fate, "its entry has changed");
            case CommitOutcome.Conflicted conflicted -> uncounted(fate, "its entry is being changed");
            case CommitOutcome.Unknown unknown -> uncounted(fate, unknown.reason());
        };
    }

    private static FileFate uncounted(FileFate fate, String reason) {
        return new FileFate.Failed(
                fate.file(),
                "%s landed again, and counting that was not confirmed: %s; its message comes again"
                        .formatted(fate.file().version(), reason));
    }
}
