package io.sealift.local.emulators;

import java.io.InputStream;
import java.util.function.Supplier;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * Makes checking a condition and acting on it one atomic step, as S3 does, even if others write the same key meanwhile.
 *
 * <p>The file system store checks an object's ETag and then opens its content by name, S3Proxy checks before a
 * conditional delete, and neither knows {@code If-None-Match} for a copy. A put in between would be read or deleted as
 * the requested version. So each of these holds the key's lock, and so does every write that creates a key.
 */
final class AtomicObjects extends ForwardingBlobStore {
    private static final int PRECONDITION_FAILED = 412;

    private final Supplier<Conditions> conditions;
    private final KeyLocks locks = new KeyLocks();

    /**
     * Over another store.
     *
     * @param conditions the conditions of the request that the calling thread is working on
     */
    AtomicObjects(BlobStore store, Supplier<Conditions> conditions) {
        super(store);
        this.conditions = conditions;
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
        return locks.locked(request.bucket(), request.key(), () -> super.getBlob(request));
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
        LockAtEnd locking = new LockAtEnd(content, locks.of(request.bucket(), request.key()));
        try {
            return super.putBlob(request, locking);
        } finally {
            locking.release();
        }
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        String bucket = request.destinationBucket();
        String key = request.destinationKey();
        return locks.locked(request.sourceBucket(), request.sourceKey(), bucket, key, () -> {
            if (conditions.get().nothingThere() && find(bucket, key) != null) {
                throw S3Exceptions.fromStatusCode(PRECONDITION_FAILED);
            }
            return super.copyBlob(request);
        });
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        return locks.locked(
                upload.containerName(), upload.blobName(), () -> super.completeMultipartUpload(upload, request));
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
        return locks.locked(request.bucket(), request.key(), () -> {
            HeadObjectResponse found = find(request.bucket(), request.key());
            if (found != null && !conditions.get().allows(found.eTag())) {
                throw S3Exceptions.fromStatusCode(PRECONDITION_FAILED);
            }
            return super.removeBlob(request);
        });
    }

    private @Nullable HeadObjectResponse find(String bucket, String key) {
        return blobMetadataIfPresent(
                HeadObjectRequest.builder().bucket(bucket).key(key).build());
    }
}
