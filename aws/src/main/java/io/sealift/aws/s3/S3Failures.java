package io.sealift.aws.s3;

import io.sealift.aws.client.ServiceErrors;
import io.sealift.core.store.StoreUnavailableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Tells S3's answers apart, and describes the failures. */
final class S3Failures {
    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;
    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final int NOT_IMPLEMENTED = 501;

    private S3Failures() {}

    /** Whether a condition on the ETag, or on its absence, did not hold. */
    static boolean isConditionFailed(S3Exception failure) {
        return failure.statusCode() == PRECONDITION_FAILED;
    }

    /** Whether the object, though not the bucket, is missing; an answer without a body does not tell the two apart. */
    static boolean isMissing(S3Exception failure) {
        return failure.statusCode() == NOT_FOUND && !ServiceErrors.code(failure).equals("NoSuchBucket");
    }

    /** Whether the object is shorter than the range asked for; for a range from the end, only an empty object is. */
    static boolean isOutOfRange(S3Exception failure) {
        return failure.statusCode() == RANGE_NOT_SATISFIABLE;
    }

    /** Whether the store cannot do that at all. */
    static boolean isNotImplemented(S3Exception failure) {
        return failure.statusCode() == NOT_IMPLEMENTED;
    }

    /** Whether S3 refused to copy because the source is over 5 GB; it has no code of its own for that. */
    static boolean mayBeTooLargeToCopy(S3Exception failure) {
        return ServiceErrors.code(failure).equals("InvalidRequest");
    }

    /**
     * Describes a failure.
     *
     * @param permission what the call needs, as in {@code s3:GetObject}
     * @param what what was attempted on what, as in {@code read s3://bucket/key}
     */
    static StoreUnavailableException unavailable(String permission, String bucket, String what, SdkException failure) {
        String remedy = switch (failure) {
            case S3Exception answer
            when ServiceErrors.isDenied(answer) ->
                ". Grant %s on bucket %s (and s3:ListBucket: without it S3 answers so for missing objects too)"
                        .formatted(permission, bucket);
            case S3Exception answer
            when ServiceErrors.code(answer).equals("NoSuchBucket") ->
                ". There is no bucket %s: compare the SEALIFT_*_BUCKET variables with the stack".formatted(bucket);
            default -> "";
        };
        return new StoreUnavailableException(
                "S3 did not %s: %s%s".formatted(what, failure.getMessage(), remedy), failure);
    }
}
