package io.sealift.core.engine;

/** Why a query came to nothing, as far as it matters for what to do next. */
public enum FailureCause {
    /** Its statement met a value that it cannot take: the same rows will fail it again. */
    DATA,
    /** Something about the engine, its quotas or its permissions: the same rows may go well another time. */
    ENGINE,
    /** It was never started: the engine took no statement for as long as it might have been. */
    NOT_STARTED,
    /** It succeeded, but the row counts disagree: nobody knows why, so an operator must look. */
    COUNTS
}
