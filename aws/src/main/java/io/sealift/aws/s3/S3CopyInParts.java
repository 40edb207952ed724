package io.sealift.aws.s3;

import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.ObjectStore.CopyOutcome;
import io.sealift.core.object.ObjectVersion;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartCopyResponse;

/**
 * Copies an object that is too large for one CopyObject; every part under the condition that the source is still that
 * version.
 */
final class S3CopyInParts {
    /** Large, because each part is a call; 10,000 of them cover far more than S3 stores in one object. */
    static final long PART_BYTES = 1L << 30;

    private static final long WHOLE_BYTES_MAX = 5L << 30;
    private static final long PARTS_MAX = 10_000;

    private final S3Client s3;
    private final long partBytesMin;

    S3CopyInParts(S3Client s3, long partBytesMin) {
        this.s3 = s3;
        this.partBytesMin = partBytesMin;
    }

    /** Whether a version is over the size that one CopyObject takes. */
    boolean isNeededFor(ObjectVersion source) {
        return look(source).contentLength() > WHOLE_BYTES_MAX;
    }

    /** Copies; the answers of S3 come out as its exceptions, and then nothing is at the target that was not before. */
    CopyOutcome copy(ObjectVersion source, ObjectLocation target, WriteCondition condition) {
        HeadObjectResponse head = look(source);
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

    private List<CompletedPart> copyParts(ObjectVersion source, ObjectLocation target, String upload, long sizeBytes) {
        long partBytes = Math.max(partBytesMin, Math.ceilDiv(sizeBytes, PARTS_MAX));
        List<CompletedPart> parts = new ArrayList<>();
        for (long from = 0; from < sizeBytes; from += partBytes) {
            int number = parts.size() + 1;
            String range = "bytes=%d-%d".formatted(from, Math.min(from + partBytes, sizeBytes) - 1);
            UploadPartCopyResponse part = s3.uploadPartCopy(
                    request -> request.sourceBucket(source.location().bucket())
                            .sourceKey(source.location().key())
                            .copySourceIfMatch(ETags.quoted(source.eTag()))
                            .copySourceRange(range)
                            .destinationBucket(target.bucket())
                            .destinationKey(target.key())
                            .uploadId(upload)
                            .partNumber(number)
                            .overrideConfiguration(S3Copy.PATIENT));
            parts.add(CompletedPart.builder()
                    .partNumber(number)
                    .eTag(part.copyPartResult().eTag())
                    .build());
        }
        return parts;
    }

    /** An upload takes nothing over from the source by itself, as CopyObject does. */
    private static CreateMultipartUploadRequest likeSource(HeadObjectResponse source, ObjectLocation target) {
        return CreateMultipartUploadRequest.builder()
                .bucket(target.bucket())
                .key(target.key())
                .metadata(source.metadata())
                .contentType(source.contentType())
                .contentEncoding(source.contentEncoding())
                .contentDisposition(source.contentDisposition())
                .contentLanguage(source.contentLanguage())
                .cacheControl(source.cacheControl())
                .build();
    }

    private HeadObjectResponse look(ObjectVersion source) {
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
