package io.sealift.core.ingest;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.notification.Notification.Landed;

/** What became of a file when its batch is done. */
public sealed interface FileOutcome {
    /** The version that the event told of. */
    Landed file();

    /** This batch committed it. */
    record Committed(Landed file, FileEntry entry) implements FileOutcome {}

    /** It was committed before: the same event came again, or the same bytes. */
    record Duplicate(Landed file, FileEntry entry) implements FileOutcome {}

    /** Its producer replaced or removed it before it could be read; that is on record. */
    record Superseded(Landed file) implements FileOutcome {}

    /** It must not be loaded as it is; the entry says why, and where it is kept. */
    record Refused(Landed file, FileEntry entry) implements FileOutcome {}

    /** It is too much for a batch: the queue for large files tells of it now. */
    record SentOn(Landed file, String reason) implements FileOutcome {}

    /** Not done, for a reason that may pass: the message must come again. */
    record Failed(Landed file, String reason) implements FileOutcome {}
}
