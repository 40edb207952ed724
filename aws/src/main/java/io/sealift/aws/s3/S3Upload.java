package io.sealift.aws.s3;

import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectUpload;
import io.sealift.core.store.ObjectVersion;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * Uploads an object of unknown size: a small one in a single request, a larger one in parts, with one part in memory at a
 * time. The object is not visible in S3 before the last request.
 */
final class S3Upload implements ObjectUpload {
    /** S3 takes 10,000 parts of at least 5 MiB: enough for 80 GiB. */
    static final int PART_BYTES = 8 << 20;

    /** Most objects are small; the buffer grows with those that are not. */
    private static final int FIRST_BYTES = 64 << 10;

    private static final String BINARY = "application/octet-stream";

    private final S3Client s3;
    private final ObjectLocation location;
    private final List<CompletedPart> parts = new ArrayList<>();
    private byte[] part = new byte[FIRST_BYTES];
    private int filled;
    private @Nullable String uploadId;

    S3Upload(S3Client s3, ObjectLocation location) {
        this.s3 = s3;
        this.location = location;
    }

    @Override
    public int bufferedBytes() {
        return part.length;
    }

    @Override
    public void write(byte[] bytes, int start, int length) {
        int taken = 0;
        while (taken < length) {
            int next = Math.min(length - taken, PART_BYTES - filled);
            reserve(filled + next);
            System.arraycopy(bytes, start + taken, part, filled, next);
            filled += next;
            taken += next;
            if (filled == PART_BYTES) {
                sendPart();
            }
        }
    }

    @Override
    public ObjectVersion finish() {
        try {
            String open = uploadId;
            String eTag = open == null ? putWhole() : complete(open);
            uploadId = null;
            return new ObjectVersion(location, ETags.unquoted(eTag));
        } catch (SdkException failure) {
            throw S3Failures.unavailable("s3:PutObject", location.bucket(), "finish " + location, failure);
        }
    }

    /** {@inheritDoc} A failed abort matters less than the failure that led here, so it is not reported. */
    @Override
    public void close() {
        String open = uploadId;
        if (open == null) {
            return;
        }
        uploadId = null;
        try {
            s3.abortMultipartUpload(request ->
                    request.bucket(location.bucket()).key(location.key()).uploadId(open));
        } catch (SdkException left) {
            // The bucket's lifecycle rule removes what is left of it.
        }
    }

    private void sendPart() {
        try {
            String upload = uploadId == null ? begin() : uploadId;
            uploadId = upload;
            int number = parts.size() + 1;
            UploadPartResponse sent = s3.uploadPart(
                    request -> request.bucket(location.bucket())
                            .key(location.key())
                            .uploadId(upload)
                            .partNumber(number)
                            .checksumAlgorithm(Checksums.ALGORITHM),
                    content());
            parts.add(Checksums.part(number, sent.eTag(), sent.checksumCRC32()));
            filled = 0;
        } catch (SdkException failure) {
            throw S3Failures.unavailable("s3:PutObject", location.bucket(), "write a part of " + location, failure);
        }
    }

    private String begin() {
        return s3.createMultipartUpload(request ->
                        request.bucket(location.bucket()).key(location.key()).checksumAlgorithm(Checksums.ALGORITHM))
                .uploadId();
    }

    private String putWhole() {
        return s3.putObject(
                        request -> request.bucket(location.bucket())
                                .key(location.key())
                                .checksumAlgorithm(Checksums.ALGORITHM)
                                .ifNoneMatch(WriteCondition.NOTHING_THERE.ifNoneMatch()),
                        content())
                .eTag();
    }

    private String complete(String upload) {
        if (filled > 0) {
            sendPart();
        }
        return s3.completeMultipartUpload(request -> request.bucket(location.bucket())
                        .key(location.key())
                        .uploadId(upload)
                        .ifNoneMatch(WriteCondition.NOTHING_THERE.ifNoneMatch())
                        .multipartUpload(all -> all.parts(parts))
                        .overrideConfiguration(S3Copy.PATIENT))
                .eTag();
    }

    /** The buffer's content, not a copy: the call ends before the buffer changes. */
    private RequestBody content() {
        int length = filled;
        return RequestBody.fromContentProvider(() -> new ByteArrayInputStream(part, 0, length), length, BINARY);
    }

    private void reserve(int bytes) {
        if (bytes > part.length) {
            part = Arrays.copyOf(part, Math.min(PART_BYTES, Math.max(bytes, 2 * part.length)));
        }
    }
}
