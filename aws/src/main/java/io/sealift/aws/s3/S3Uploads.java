package io.sealift.aws.s3;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Uploads that anyone began and did not finish. */
record S3Uploads(S3Client s3) {
    private static final String PERMISSION = "s3:ListBucketMultipartUploads and s3:AbortMultipartUpload";

    /** Aborts those under a prefix. */
    void abort(String bucket, String prefix) {
        try {
            s3.listMultipartUploadsPaginator(request -> request.bucket(bucket).prefix(prefix)).uploads().stream()
                    .forEach(upload -> abort(bucket, upload));
        } catch (SdkException failure) {
            throw S3Failures.unavailable(
                    PERMISSION, bucket, "end the uploads under s3://%s/%s".formatted(bucket, prefix), failure);
        }
    }

    private void abort(String bucket, MultipartUpload upload) {
        try {
            s3.abortMultipartUpload(
                    request -> request.bucket(bucket).key(upload.key()).uploadId(upload.uploadId()));
        } catch (S3Exception answer) {
            if (!S3Failures.isMissing(answer)) {
                throw answer;
            }
        }
    }
}
