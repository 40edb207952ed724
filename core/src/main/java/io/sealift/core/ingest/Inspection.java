package io.sealift.core.ingest;

import io.sealift.core.notification.Notification.Landed;
import io.sealift.core.validation.FileNaming;
import io.sealift.core.validation.Refusal;
import io.sealift.core.validation.ValidationResult.Accepted;
import java.util.SortedMap;

/** What a look into a landed file found. */
sealed interface Inspection {
    /** The file that was looked into. */
    Landed file();

    /** It can be loaded, as it is or in canonical form. */
    record Sound(Landed file, FileNaming naming, Accepted accepted) implements Inspection {
        SortedMap<String, Long> rowsPerDay() {
            return accepted.rowsPerDay();
        }

        /** What its staged copy's name says: the canonical form is always packed. */
        FileNaming stagedNaming() {
            return accepted.isPlain() ? naming : FileNaming.GZIP;
        }
    }

    /** It must not be loaded as it is. */
    record Unsound(Landed file, Refusal refusal) implements Inspection {}

    /** This version is not there any more. */
    record Gone(Landed file) implements Inspection {}

    /** The look failed for a reason that is not the file's. */
    record Failed(Landed file, String reason) implements Inspection {}
}
