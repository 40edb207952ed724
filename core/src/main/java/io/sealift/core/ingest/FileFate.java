package io.sealift.core.ingest;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.notification.Notification.Landed;

/** Where a landed file stands when its batch is done. */
public sealed interface FileFate {
    /** The file. */
    Landed file();

    /** This batch committed it. */
    record Committed(Landed file, FileEntry entry) implements FileFate {}

    /** It was committed before, by this event's earlier delivery or for the same bytes. */
    record Known(Landed file, FileEntry entry) implements FileFate {}

    /** Its producer replaced or removed it before it could be read; that is on record. */
    record Superseded(Landed file) implements FileFate {}

    /** It must not be loaded as it is; the entry says why, and where it is kept. */
    record Refused(Landed file, FileEntry entry) implements FileFate {}

    /** Not done, for a reason that may pass: the message must come again. */
    record Failed(Landed file, String reason) implements FileFate {}
}
