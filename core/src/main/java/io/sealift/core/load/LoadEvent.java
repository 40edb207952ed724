package io.sealift.core.load;

import io.sealift.core.ledger.FailureCause;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.LoadId;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.Totals;

/** Something that a run of the loader did or saw, for logs and metrics. */
public sealed interface LoadEvent {
    /** Which manifest it happened to. */
    ManifestId manifest();

    /** Something that happened to one attempt. */
    sealed interface OfLoad extends LoadEvent {
        /** The attempt. */
        LoadId load();

        @Override
        default ManifestId manifest() {
            return load().manifest();
        }
    }

    /** The manifest takes no more files. */
    record Sealed(ManifestId manifest, Totals totals) implements LoadEvent {}

    /** The manifest's slices are on record, and their lists are written. */
    record Planned(ManifestId manifest, int slices) implements LoadEvent {}

    /** An attempt is on record. */
    record Recorded(LoadId load) implements OfLoad {}

    /** The query of an attempt was started. */
    record Started(LoadId load, String queryId) implements OfLoad {}

    /** An attempt failed. */
    record AttemptFailed(LoadId load, FailureCause cause, String reason) implements OfLoad {}

    /** The engine reports no row count for a query that succeeded: one witness fewer. */
    record NoUpdateCount(LoadId load, String queryId) implements OfLoad {}

    /** The audit of an attempt agreed. */
    record Verified(LoadId load, long rows, int files) implements OfLoad {}

    /** The files of an attempt are in the table. */
    record Published(LoadId load, long rows, int files) implements OfLoad {}

    /** What a published attempt wrote could not be removed from its own place; the lifecycle rule removes it. */
    record LeftBehind(LoadId load, String reason) implements OfLoad {}

    /** A verified attempt can no longer be published; it will be withdrawn. */
    record Withdrawing(LoadId load, String reason) implements OfLoad {}

    /** A verified attempt was withdrawn. */
    record Withdrawn(LoadId load, String reason) implements OfLoad {}

    /** A slice keeps failing; two others load half of its objects each. */
    record Divided(LoadId load, int first, int second) implements OfLoad {}

    /** Rows that the engine cannot load were found and set aside: raise the alarm. */
    record SetAside(LoadId load, FileId file, long rows, String reason) implements OfLoad {}

    /** All of the manifest is in the table, except what was set aside. */
    record Loaded(ManifestId manifest, Totals totals) implements LoadEvent {}

    /** The manifest's packs are in the archive. */
    record Archived(ManifestId manifest, Totals totals) implements LoadEvent {}

    /** The manifest stopped and waits for an operator: raise the alarm. */
    record Stopped(ManifestId manifest, String reason) implements LoadEvent {}

    /** The manifest cannot go on in this run; the next one will try. */
    record Waiting(ManifestId manifest, String reason) implements LoadEvent {}
}
