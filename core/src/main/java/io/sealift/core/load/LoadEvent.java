package io.sealift.core.load;

import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.Totals;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.ObjectVersion;

/** Something that a run of the loader did or saw, for logs and metrics. */
public sealed interface LoadEvent {
    /** Which manifest it happened to. */
    ManifestId manifest();

    /** It takes no more files. */
    record Sealed(ManifestId manifest, Totals totals) implements LoadEvent {}

    /** Its list is written. */
    record Listed(ManifestId manifest, int slices) implements LoadEvent {}

    /** It holds the load slot. */
    record TookSlot(ManifestId manifest) implements LoadEvent {}

    /** An attempt is on record. */
    record Recorded(ManifestId manifest, int slice, int attempt) implements LoadEvent {}

    /** The query of an attempt is running. */
    record Started(ManifestId manifest, int slice, String queryId) implements LoadEvent {}

    /** A slice is in the table; so many orphans of the engine's own retries were moved away. */
    record Verified(ManifestId manifest, int slice, long rows, int orphans) implements LoadEvent {}

    /** An attempt failed. */
    record AttemptFailed(ManifestId manifest, int slice, String reason) implements LoadEvent {}

    /** What a failed attempt left was moved away. */
    record Swept(ManifestId manifest, int slice, int orphans) implements LoadEvent {}

    /** A load of so many files kept failing on its data and is halved. */
    record Halved(ManifestId manifest, int slice, int files, String reason) implements LoadEvent {}

    /** A file that the engine cannot load was found and set aside: raise the alarm. */
    record SetAside(ManifestId manifest, ObjectVersion file, long rows, String reason) implements LoadEvent {}

    /** A file that was set aside is in quarantine, and on record as refused. */
    record Quarantined(ManifestId manifest, ObjectVersion file, ObjectLocation quarantined) implements LoadEvent {}

    /** All of it is in the table, but for what was set aside. */
    record Loaded(ManifestId manifest, Totals totals) implements LoadEvent {}

    /** Its staged files are in the archive. */
    record Archived(ManifestId manifest, Totals totals) implements LoadEvent {}

    /** It stopped and waits for an operator: raise the alarm. */
    record Stopped(ManifestId manifest, String reason) implements LoadEvent {}

    /** It cannot go on in this run; the next one will try. */
    record Waiting(ManifestId manifest, String reason) implements LoadEvent {}
}
