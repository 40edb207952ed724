package io.sealift.aws.s3;

import org.jspecify.annotations.Nullable;

/** The condition under which S3 accepts a write. */
enum WriteCondition {
    /** It replaces what is there. */
    NONE(null),
    /** It is accepted only if nothing is there; otherwise S3 answers 412. */
    NOTHING_THERE("*");

    private final @Nullable String ifNoneMatch;

    WriteCondition(@Nullable String ifNoneMatch) {
        this.ifNoneMatch = ifNoneMatch;
    }

    /** The header's value; null sends no header. */
    @Nullable
    String ifNoneMatch() {
        return ifNoneMatch;
    }
}
