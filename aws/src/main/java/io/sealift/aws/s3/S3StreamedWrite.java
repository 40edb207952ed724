package io.sealift.aws.s3;

import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.ObjectStore;
import io.sealift.core.object.ObjectVersion;
import io.sealift.core.object.StoreUnavailableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Writes an object whose size nobody knows yet: in one request where it is small, otherwise in parts, of which one is in
 * memory. S3 shows nothing of it before the last request.
 */
final class S3StreamedWrite extends OutputStream {
    /** S3 takes 10,000 parts of at least 5 MiB: enough for 80 GiB of canonical form. */
    private static final int PART_BYTES = 8 << 20;

    private final S3Client s3;
    private final ObjectLocation location;
    private final WriteCondition condition;
    private final ByteArrayOutputStream part = new ByteArrayOutputStream();
    private final List<CompletedPart> parts = new ArrayList<>();
    private @Nullable String uploadId;

    private S3StreamedWrite(S3Client s3, ObjectLocation location, WriteCondition condition) {
        this.s3 = s3;
        this.location = location;
        this.condition = condition;
    }

    static ObjectVersion write(S3Client s3, ObjectLocation location, ObjectStore.ContentWriter content) {
        try {
            return new S3StreamedWrite(s3, location, WriteCondition.NONE).write(content);
        } catch (SdkException failure) {
            throw unavailable(location, failure);
        }
    }

    /** Empty where an object is there; as with every create, S3's answer 409 is a failure. */
    static Optional<ObjectVersion> create(S3Client s3, ObjectLocation location, ObjectStore.ContentWriter content) {
        try {
            return Optional.of(new S3StreamedWrite(s3, location, WriteCondition.NOTHING_THERE).write(content));
        } catch (S3Exception answer) {
            if (S3Failures.isConditionFailed(answer)) {
                return Optional.empty();
            }
            throw unavailable(location, answer);
        } catch (SdkException failure) {
            throw unavailable(location, failure);
        }
    }

    private ObjectVersion write(ObjectStore.ContentWriter content) {
        boolean whole = false;
        try {
            content.writeTo(this);
            ObjectVersion written = finish();
            whole = true;
            return written;
        } catch (IOException broken) {
            throw new StoreUnavailableException("Cannot write %s: %s".formatted(location, broken.getMessage()), broken);
        } finally {
            if (!whole) {
                abort();
            }
        }
    }

    private static StoreUnavailableException unavailable(ObjectLocation location, SdkException failure) {
        return S3Failures.unavailable("s3:PutObject", location.bucket(), "write " + location, failure);
    }

    @Override
    public void write(int single) {
        part.write(single);
        sendFullPart();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        part.write(bytes, offset, length);
        sendFullPart();
    }

    private void sendFullPart() {
        if (part.size() >= PART_BYTES) {
            sendPart();
        }
    }

    private void sendPart() {
        String upload = uploadId;
        if (upload == null) {
            upload = s3.createMultipartUpload(
                            request -> request.bucket(location.bucket()).key(location.key()))
                    .uploadId();
            uploadId = upload;
        }
        String id = upload;
        int number = parts.size() + 1;
        String eTag = s3.uploadPart(
                        request -> request.bucket(location.bucket())
                                .key(location.key())
                                .uploadId(id)
                                .partNumber(number),
                        RequestBody.fromBytes(part.toByteArray()))
                .eTag();
        parts.add(CompletedPart.builder().partNumber(number).eTag(eTag).build());
        part.reset();
    }

    private ObjectVersion finish() {
        if (uploadId == null) {
            String eTag = s3.putObject(
                            request -> request.bucket(location.bucket())
                                    .key(location.key())
                                    .ifNoneMatch(condition.ifNoneMatch()),
                            RequestBody.fromBytes(part.toByteArray()))
                    .eTag();
            return new ObjectVersion(location, ETags.unquoted(eTag));
        }
        if (part.size() > 0) {
            sendPart();
        }
        String eTag = s3.completeMultipartUpload(request -> request.bucket(location.bucket())
                        .key(location.key())
                        .uploadId(uploadId)
                        .ifNoneMatch(condition.ifNoneMatch())
                        .multipartUpload(upload -> upload.parts(parts)))
                .eTag();
        return new ObjectVersion(location, ETags.unquoted(eTag));
    }

    private void abort() {
        if (uploadId == null) {
            return;
        }
        try {
            s3.abortMultipartUpload(request ->
                    request.bucket(location.bucket()).key(location.key()).uploadId(uploadId));
        } catch (SdkException left) {
            // The bucket's lifecycle rule removes what is left of it; the failure that led here is what matters.
        }
    }
}
