package io.sealift.core.ingest;

import io.sealift.core.notification.Notification.ObjectCreated;

/**
 * The end of a file's way through ingestion, in steps that may each be repeated: find out why it is gone, note that it
 * was met again, tell people if it was refused, and release the source.
 */
final class Settlement {
    private final Quarantine quarantine;
    private final SupersededRecorder superseded;
    private final MeetAgain meetings;
    private final LastErrors lastErrors;
    private final SourceReleaser releaser;

    Settlement(IngestServices services, Quarantine quarantine) {
        this.quarantine = quarantine;
        this.meetings = new MeetAgain(services.ledger(), services.clock());
        this.superseded = new SupersededRecorder(services.ledger(), meetings, services.clock());
        this.lastErrors = new LastErrors(services.ledger(), services.clock());
        this.releaser = new SourceReleaser(services.store());
    }

    /**
     * The final outcome of a file whose outcome so far is this one. It never throws because something is wrong with one
     * file.
     */
    FileOutcome settle(FileOutcome outcome, QueueMessage message) {
        FileOutcome settled;
        try {
            settled = steps(outcome, message);
        } catch (RuntimeException unexpected) {
            settled = failed(outcome.file(), unexpected);
        }
        return settled instanceof FileOutcome.Failed failed ? lastErrors.keep(failed, message.receives()) : settled;
    }

    private FileOutcome steps(FileOutcome outcome, QueueMessage message) {
        FileOutcome resolved =
                outcome instanceof FileOutcome.Superseded gone ? superseded.outcomeOf(gone.file()) : outcome;
        FileOutcome noted = meetings.note(resolved);
        FileOutcome recorded =
                noted instanceof FileOutcome.Refused refused ? quarantine.tell(refused, message.body()) : noted;
        return releaser.release(recorded);
    }

    /** The outcome of a file for which something unexpected happened. */
    static FileOutcome.Failed failed(ObjectCreated file, RuntimeException unexpected) {
        return new FileOutcome.Failed(file, "%s could not be ingested: %s".formatted(file.version(), unexpected));
    }
}
