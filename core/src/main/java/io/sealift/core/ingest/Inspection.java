package io.sealift.core.ingest;

import io.sealift.core.notification.Notification.Landed;
import io.sealift.core.validation.FileNaming;
import io.sealift.core.validation.Refusal;
import java.util.SortedMap;

/** What a look into a landed file found. */
sealed interface Inspection {
    /** The file that was looked into. */
    Landed file();

    /** It can be loaded as it is. */
    record Sound(Landed file, FileNaming naming, SortedMap<String, Long> rowsPerDay) implements Inspection {}

    /** It must not be loaded as it is. */
    record Unsound(Landed file, Refusal refusal) implements Inspection {}

    /** This version is not there any more. */
    record Gone(Landed file) implements Inspection {}

    /** The look failed for a reason that is not the file's. */
    record Failed(Landed file, String reason) implements Inspection {}
}
