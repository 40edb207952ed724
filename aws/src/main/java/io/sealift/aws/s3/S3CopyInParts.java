package io.sealift.aws.s3;

import io.sealift.core.runtime.Workers;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore.CopyOutcome;
import io.sealift.core.store.ObjectVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CopyPartResult;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * Copies an object that is too large for one CopyObject; every part on condition that the source is still that version.
 */
final class S3CopyInParts {
    /** One is copied within seconds; 10,000 cover 2.5 TiB, and parts grow if that is not enough. */
    static final long PART_BYTES = 256L << 20;

    /** S3 copies one part at the speed of one reader, and many at once. */
    static final int PARTS_AT_ONCE = 8;

    private static final AwsRequestOverrideConfiguration PART_WAIT = AwsRequestOverrideConfiguration.builder()
            .apiCallAttemptTimeout(Duration.ofMinutes(2))
            .apiCallTimeout(Duration.ofMinutes(5))
            .build();

    private static final long WHOLE_BYTES_MAX = 5L << 30;
    private static final long PARTS_MAX = 10_000;

    private final S3Client s3;
    private final long partBytesMin;
    private final Workers workers;

    S3CopyInParts(S3Client s3, long partBytesMin, Workers workers) {
        this.s3 = s3;
        this.partBytesMin = partBytesMin;
        this.workers = workers;
    }

    /** Whether a version is too large for one CopyObject. */
    boolean isNeededFor(ObjectVersion source) {
        return head(source).contentLength() > WHOLE_BYTES_MAX;
    }

    /** Copies; S3's failures are thrown as its exceptions, and then the target is unchanged. */
    CopyOutcome copy(ObjectVersion source, ObjectLocation target, WriteCondition condition) {
        HeadObjectResponse head = head(source);
        String upload = s3.createMultipartUpload(likeSource(head, target)).uploadId();
        try {
            List<CompletedPart> parts = copyParts(source, target, upload, head.contentLength());
            CompleteMultipartUploadResponse done = s3.completeMultipartUpload(request -> request.bucket(target.bucket())
                    .key(target.key())
                    .uploadId(upload)
                    .multipartUpload(all -> all.parts(parts))
                    .ifNoneMatch(condition.ifNoneMatch())
                    .overrideConfiguration(S3Copy.PATIENT));
            return new CopyOutcome.Copied(new ObjectVersion(target, ETags.unquoted(done.eTag())));
        } catch (SdkException failure) {
            abort(target, upload, failure);
            throw failure;
        }
    }

    /** After the first part that fails, no further parts are begun. */
    private List<CompletedPart> copyParts(ObjectVersion source, ObjectLocation target, String upload, long sizeBytes) {
        AtomicBoolean failed = new AtomicBoolean();
        return workers
                .forEach(ranges(sizeBytes), range -> {
                    if (failed.get()) {
                        return Optional.<CompletedPart>empty();
                    }
                    try {
                        return Optional.of(copyPart(source, target, upload, range));
                    } catch (SdkException failure) {
                        failed.set(true);
                        throw failure;
                    }
                })
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private CompletedPart copyPart(ObjectVersion source, ObjectLocation target, String upload, Range range) {
        CopyPartResult part = s3.uploadPartCopy(
                        request -> request.sourceBucket(source.location().bucket())
                                .sourceKey(source.location().key())
                                .copySourceIfMatch(ETags.quoted(source.eTag()))
                                .copySourceRange("bytes=%d-%d".formatted(range.first, range.last))
                                .destinationBucket(target.bucket())
                                .destinationKey(target.key())
                                .uploadId(upload)
                                .partNumber(range.number)
                                .overrideConfiguration(PART_WAIT))
                .copyPartResult();
        return Checksums.part(range.number, part.eTag(), part.checksumCRC32());
    }

    private List<Range> ranges(long sizeBytes) {
        long partBytes = Math.max(partBytesMin, Math.ceilDiv(sizeBytes, PARTS_MAX));
        List<Range> ranges = new ArrayList<>();
        for (long first = 0; first < sizeBytes; first += partBytes) {
            ranges.add(new Range(ranges.size() + 1, first, Math.min(first + partBytes, sizeBytes) - 1));
        }
        return ranges;
    }

    private record Range(int number, long first, long last) {}

    /** Unlike CopyObject, an upload takes nothing over from the source by itself. */
    private static CreateMultipartUploadRequest likeSource(HeadObjectResponse source, ObjectLocation target) {
        return CreateMultipartUploadRequest.builder()
                .bucket(target.bucket())
                .key(target.key())
                .checksumAlgorithm(Checksums.ALGORITHM)
                .metadata(source.metadata())
                .contentType(source.contentType())
                .contentEncoding(source.contentEncoding())
                .contentDisposition(source.contentDisposition())
                .contentLanguage(source.contentLanguage())
                .cacheControl(source.cacheControl())
                .build();
    }

    private HeadObjectResponse head(ObjectVersion source) {
        return s3.headObject(request -> request.bucket(source.location().bucket())
                .key(source.location().key())
                .ifMatch(ETags.quoted(source.eTag())));
    }

    /** Parts of an upload that is neither completed nor aborted cost money until the bucket's lifecycle drops them. */
    private void abort(ObjectLocation target, String upload, SdkException failure) {
        try {
            s3.abortMultipartUpload(
                    request -> request.bucket(target.bucket()).key(target.key()).uploadId(upload));
        } catch (SdkException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }
}
