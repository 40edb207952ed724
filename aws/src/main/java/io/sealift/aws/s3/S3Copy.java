package io.sealift.aws.s3;

import io.sealift.core.runtime.Workers;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore.CopyOutcome;
import io.sealift.core.store.ObjectVersion;
import java.time.Duration;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Copies one version on the server, whatever its size.
 *
 * <p>One CopyObject suffices up to 5 GB. The size is not known here, and looking it up would cost a call for every
 * small file. So large files are detected by S3's refusal, and then copied in parts.
 */
final class S3Copy {
    /** S3 answers only once it has copied: minutes, for gigabytes. */
    static final AwsRequestOverrideConfiguration PATIENT = AwsRequestOverrideConfiguration.builder()
            .apiCallAttemptTimeout(Duration.ofMinutes(5))
            .apiCallTimeout(Duration.ofMinutes(10))
            .build();

    private static final String PERMISSION =
            "s3:GetObject and s3:GetObjectTagging on the source, s3:PutObject and s3:PutObjectTagging";

    private final S3Client s3;
    private final S3CopyInParts inParts;

    S3Copy(S3Client s3, Workers workers) {
        this.s3 = s3;
        this.inParts = new S3CopyInParts(s3, S3CopyInParts.PART_BYTES, workers);
    }

    CopyOutcome copy(ObjectVersion source, ObjectLocation target) {
        return copy(source, target, WriteCondition.NONE);
    }

    /** Copies to a free key; {@code Changed} also if something is there. */
    CopyOutcome copyNew(ObjectVersion source, ObjectLocation target) {
        return copy(source, target, WriteCondition.NOTHING_THERE);
    }

    private CopyOutcome copy(ObjectVersion source, ObjectLocation target, WriteCondition condition) {
        try {
            return copyWhole(source, target, condition);
        } catch (S3Exception answer) {
            return outcome(answer, source, target);
        } catch (SdkException failure) {
            throw failure(source, target, failure);
        }
    }

    private CopyOutcome copyWhole(ObjectVersion source, ObjectLocation target, WriteCondition condition) {
        try {
            // Given bucket and key separately, the SDK encodes the source header itself.
            CopyObjectResponse copied = s3.copyObject(
                    request -> request.sourceBucket(source.location().bucket())
                            .sourceKey(source.location().key())
                            .copySourceIfMatch(ETags.quoted(source.eTag()))
                            .destinationBucket(target.bucket())
                            .destinationKey(target.key())
                            .ifNoneMatch(condition.ifNoneMatch())
                            .overrideConfiguration(PATIENT));
            return new CopyOutcome.Copied(new ObjectVersion(
                    target, ETags.unquoted(copied.copyObjectResult().eTag())));
        } catch (S3Exception answer) {
            if (S3Failures.mayBeTooLargeToCopy(answer) && inParts.isNeededFor(source)) {
                return inParts.copy(source, target, condition);
            }
            if (condition == WriteCondition.NOTHING_THERE && S3Failures.isNotImplemented(answer)) {
                return isThere(target) ? new CopyOutcome.Changed() : copyWhole(source, target, WriteCondition.NONE);
            }
            throw answer;
        }
    }

    /** For a store that cannot copy under a condition: the moment between this check and the copy stays unguarded. */
    private boolean isThere(ObjectLocation target) {
        try {
            s3.headObject(request -> request.bucket(target.bucket()).key(target.key()));
            return true;
        } catch (S3Exception answer) {
            if (S3Failures.isMissing(answer)) {
                return false;
            }
            throw answer;
        }
    }

    private static CopyOutcome outcome(S3Exception answer, ObjectVersion source, ObjectLocation target) {
        if (S3Failures.isConditionFailed(answer)) {
            return new CopyOutcome.Changed();
        }
        if (S3Failures.isMissing(answer)) {
            return new CopyOutcome.Missing();
        }
        throw failure(source, target, answer);
    }

    private static RuntimeException failure(ObjectVersion source, ObjectLocation target, SdkException cause) {
        return S3Failures.unavailable(PERMISSION, target.bucket(), "copy %s to %s".formatted(source, target), cause);
    }
}
