package io.sealift.aws.s3;

import org.jspecify.annotations.Nullable;

/** Under what condition S3 shall take a write. */
enum WriteCondition {
    /** It replaces what is there. */
    NONE(null),
    /** It is taken only where nothing is; otherwise S3 answers 412. */
    NOTHING_THERE("*");

    private final @Nullable String ifNoneMatch;

    WriteCondition(@Nullable String ifNoneMatch) {
        this.ifNoneMatch = ifNoneMatch;
    }

    /** The header's value; null sends none. */
    @Nullable
    String ifNoneMatch() {
        return ifNoneMatch;
    }
}
