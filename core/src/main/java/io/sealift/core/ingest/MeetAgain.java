package io.sealift.core.ingest;

import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.Ledger;
import java.time.Clock;

/**
 * Notes that a file on record was met again: its sequencers are counted by what tells its events apart, and its time on
 * record starts again, so that it is recognised for as long as it keeps coming.
 *
 * <p>This is done before the source is released and the message acknowledged, so after a crash the next delivery
 * repeats it; noting it again changes nothing.
 */
final class MeetAgain {
    private final Ledger ledger;
    private final Clock clock;

    MeetAgain(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The outcome of a file once this is noted, if an earlier delivery put the file on record. */
    FileOutcome note(FileOutcome outcome) {
        return switch (outcome) {
            case FileOutcome.Duplicate duplicate -> note(duplicate, duplicate.entry());
            case FileOutcome.Refused refused -> note(refused, refused.entry());
            // Their sequencers went on record with them.
            case FileOutcome.Committed committed -> committed;
            case FileOutcome.Superseded superseded -> superseded;
            case FileOutcome.SentOn sentOn -> sentOn;
            case FileOutcome.Failed failed -> failed;
        };
    }

    /** Does the same for a file whose entry has just been read. */
    FileOutcome note(FileOutcome outcome, FileEntry entry) {
        CommitOutcome noted = ledger.meetAgain(
                entry.id(),
                outcome.file().version(),
                entry.uncounted(outcome.file().sequencers()),
                clock.instant());
        return noted.isCommitted()
                ? outcome
                : new FileOutcome.Failed(
                        outcome.file(),
                        "%s was met again, and noting that was not confirmed: %s; its message comes again"
                                .formatted(outcome.file().version(), noted.problem()));
    }
}
