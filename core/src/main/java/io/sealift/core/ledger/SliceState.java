package io.sealift.core.ledger;

import io.sealift.core.store.ObjectLocation;
import java.time.Instant;

/** How far a slice has come. Readers see for good only what is {@link Published}. */
public sealed interface SliceState {
    /** None of its queries is under way. The next attempt may start at {@code notBefore}. */
    record Waiting(Instant notBefore) implements SliceState {}

    /** The slice's last attempt is on record; its query may or may not have been started. */
    record Recorded(Instant at) implements SliceState {}

    /** The query of the slice's last attempt was started under this id. */
    record Running(String queryId, Instant at) implements SliceState {}

    /**
     * The audit of the last attempt agreed, and the list of its files is written.
     *
     * @param listETag the list's ETag
     */
    record Verified(String queryId, String listETag, Instant at) implements SliceState {}

    /**
     * The last attempt was verified but can no longer be published; it is being withdrawn. This is on record before
     * anything is deleted, so that no run can publish it meanwhile.
     *
     * @param reason why
     */
    record Withdrawing(String queryId, String reason, Instant at) implements SliceState {}

    /** The files of the last attempt are in the table. */
    record Published(Instant at) implements SliceState {}

    /** Its rows kept failing: two other slices load half of its objects each. */
    record Divided(int first, int second) implements SliceState {}

    /**
     * The engine cannot load its rows, which are all of one file: they stay out of the table.
     *
     * @param file the file
     * @param reason the engine's own words
     * @param kept where the rows are kept
     */
    record SetAside(FileId file, String reason, ObjectLocation kept, Instant at) implements SliceState {}

    /** The rows set aside got another try, on request, as another slice. */
    record Redriven(SetAside was, int as) implements SliceState {}

    /** Somebody decided that the rows set aside are not needed. */
    record Discarded(SetAside was, String why) implements SliceState {}
}
