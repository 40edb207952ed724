package io.sealift.proof.fault;

/** What can happen to one call. */
public enum FaultKind {
    /** The process crashes before the call is made. */
    CRASH_BEFORE,
    /** The process crashes after the call took effect, before it sees the answer. */
    CRASH_AFTER,
    /** The call takes effect, but the process learns only that its outcome is unknown. */
    LOST_REPLY,
    /** The call has no effect, and the process learns only that its outcome is unknown. */
    LOST_REQUEST
}
