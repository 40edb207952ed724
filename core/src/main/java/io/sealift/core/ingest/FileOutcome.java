package io.sealift.core.ingest;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.notification.Notification.ObjectCreated;

/** What became of a file when its batch is done. */
public sealed interface FileOutcome {
    /** The version that the event reported. */
    ObjectCreated file();

    /** This batch committed it. */
    record Committed(ObjectCreated file, FileEntry entry) implements FileOutcome {}

    /** It was committed before: the same event or the same bytes came again. */
    record Duplicate(ObjectCreated file, FileEntry entry) implements FileOutcome {}

    /** Its producer replaced or removed it before it could be read; that is on record. */
    record Superseded(ObjectCreated file) implements FileOutcome {}

    /** It must not be loaded as it is; the entry says why, and where the file is kept. */
    record Refused(ObjectCreated file, FileEntry entry) implements FileOutcome {}

    /** It is too much for a batch: it was sent on to the queue for large files. */
    record SentOn(ObjectCreated file, String reason) implements FileOutcome {}

    /** It is not done, for a reason that may pass: the message must come again. */
    record Failed(ObjectCreated file, String reason) implements FileOutcome {}
}
