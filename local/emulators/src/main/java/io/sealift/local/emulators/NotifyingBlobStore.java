package io.sealift.local.emulators;

import java.io.InputStream;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** An object store that announces every object it created, before the caller has the answer. */
final class NotifyingBlobStore extends ForwardingBlobStore {
    private final Notifications notifications;

    NotifyingBlobStore(BlobStore store, Notifications notifications) {
        super(store);
        this.notifications = notifications;
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
        PutObjectResponse response = super.putBlob(request, content);
        publish(ObjectCreated.Kind.PUT, request.bucket(), request.key(), response.eTag(), request.contentLength());
        return response;
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        CopyObjectResponse response = super.copyBlob(request);
        publish(
                ObjectCreated.Kind.COPY,
                request.destinationBucket(),
                request.destinationKey(),
                response.copyObjectResult().eTag(),
                null);
        return response;
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        CompleteMultipartUploadResponse response = super.completeMultipartUpload(upload, request);
        publish(
                ObjectCreated.Kind.COMPLETE_MULTIPART_UPLOAD,
                upload.containerName(),
                upload.blobName(),
                response.eTag(),
                null);
        return response;
    }

    private void publish(
            ObjectCreated.Kind kind, String bucket, String key, String etag, @Nullable Long knownSizeBytes) {
        long sizeBytes = knownSizeBytes == null ? sizeOf(bucket, key) : knownSizeBytes;
        notifications.publish(new ObjectCreated(kind, bucket, key, sizeBytes, etag.replace("\"", "")));
    }

    /** Looks up the size; 0 if the object is already gone, which makes its event pointless for any reader. */
    private long sizeOf(String bucket, String key) {
        try {
            @Nullable
            HeadObjectResponse head = blobMetadata(
                    HeadObjectRequest.builder().bucket(bucket).key(key).build());
            return head == null ? 0 : head.contentLength();
        } catch (NoSuchKeyException gone) {
            return 0;
        }
    }
}
