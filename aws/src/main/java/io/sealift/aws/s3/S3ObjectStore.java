package io.sealift.aws.s3;

import io.sealift.core.runtime.Workers;
import io.sealift.core.store.ObjectHeaders;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.ObjectUpload;
import io.sealift.core.store.ObjectVersion;
import io.sealift.core.store.StoredObject;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Objects in S3; every change is made under a condition that S3 itself checks.
 *
 * <p>A bucket that does not exist fails every call but {@link #head}: S3 answers that one without a body, so a missing
 * bucket looks like a missing object there.
 */
public final class S3ObjectStore implements ObjectStore {
    private static final int PAGE_OBJECTS_MAX = 1_000;

    private final S3Client s3;
    private final S3Copy copy;

    /** Over a client that the caller closes. */
    public S3ObjectStore(S3Client s3) {
        this(s3, Workers.atOnce(S3CopyInParts.PARTS_AT_ONCE));
    }

    S3ObjectStore(S3Client s3, Workers copying) {
        this.s3 = s3;
        this.copy = new S3Copy(s3, copying);
    }

    @Override
    public Optional<StoredObject> head(ObjectLocation location) {
        try {
            HeadObjectResponse found =
                    s3.headObject(request -> request.bucket(location.bucket()).key(location.key()));
            return Optional.of(new StoredObject(
                    new ObjectVersion(location, ETags.unquoted(found.eTag())),
                    found.contentLength(),
                    found.lastModified()));
        } catch (S3Exception answer) {
            if (S3Failures.isMissing(answer)) {
                return Optional.empty();
            }
            throw S3Failures.unavailable("s3:GetObject", location.bucket(), "read the headers of " + location, answer);
        } catch (SdkException failure) {
            throw S3Failures.unavailable("s3:GetObject", location.bucket(), "read the headers of " + location, failure);
        }
    }

    @Override
    public ReadOutcome read(ObjectVersion version) {
        return open(version, request(version).build());
    }

    @Override
    public ReadOutcome readTail(ObjectVersion version, int lengthBytes) {
        if (lengthBytes < 1) {
            throw new IllegalArgumentException("lengthBytes must be positive: " + lengthBytes);
        }
        return open(version, request(version).range("bytes=-" + lengthBytes).build());
    }

    @Override
    public CopyOutcome copy(ObjectVersion source, ObjectLocation target) {
        return copy.copy(source, target);
    }

    @Override
    public CopyNewOutcome copyNew(ObjectVersion source, ObjectLocation target) {
        return switch (copy.copyNew(source, target)) {
            case CopyOutcome.Copied copied -> new CopyNewOutcome.Copied(copied.target());
            case CopyOutcome.Missing _ -> new CopyNewOutcome.SourceGone();
            // One answer for two conditions.
            case CopyOutcome.Changed _ ->
                head(target).isPresent() ? new CopyNewOutcome.Occupied() : new CopyNewOutcome.SourceGone();
        };
    }

    /**
     * {@inheritDoc}
     *
     * <p>S3 answers 404 if there is nothing to delete; a store that answers 204 instead makes this {@code DELETED}. For
     * callers the two are the same: that version is gone, and no other one was touched.
     */
    @Override
    public DeleteOutcome delete(ObjectVersion version) {
        ObjectLocation location = version.location();
        try {
            s3.deleteObject(request ->
                    request.bucket(location.bucket()).key(location.key()).ifMatch(ETags.quoted(version.eTag())));
            return DeleteOutcome.DELETED;
        } catch (S3Exception answer) {
            if (S3Failures.isConditionFailed(answer)) {
                return DeleteOutcome.CHANGED;
            }
            if (S3Failures.isMissing(answer)) {
                return DeleteOutcome.MISSING;
            }
            throw cannotDelete(version, answer);
        } catch (SdkException failure) {
            throw cannotDelete(version, failure);
        }
    }

    /**
     * {@inheritDoc}
     *
     * <p>S3's answer 409 is a failure, not {@code EXISTS}: it means that a delete came in between, so nothing may be
     * there now.
     */
    @Override
    public CreateOutcome create(ObjectLocation location, byte[] content) {
        try {
            s3.putObject(
                    request -> request.bucket(location.bucket())
                            .key(location.key())
                            .checksumAlgorithm(Checksums.ALGORITHM)
                            .ifNoneMatch(WriteCondition.NOTHING_THERE.ifNoneMatch()),
                    RequestBody.fromBytes(content));
            return CreateOutcome.CREATED;
        } catch (S3Exception answer) {
            if (S3Failures.isConditionFailed(answer)) {
                return CreateOutcome.EXISTS;
            }
            throw S3Failures.unavailable("s3:PutObject", location.bucket(), "create " + location, answer);
        } catch (SdkException failure) {
            throw S3Failures.unavailable("s3:PutObject", location.bucket(), "create " + location, failure);
        }
    }

    @Override
    public ObjectVersion write(ObjectLocation location, byte[] content) {
        try {
            String eTag = s3.putObject(
                            request -> request.bucket(location.bucket())
                                    .key(location.key())
                                    .checksumAlgorithm(Checksums.ALGORITHM),
                            RequestBody.fromBytes(content))
                    .eTag();
            return new ObjectVersion(location, ETags.unquoted(eTag));
        } catch (SdkException failure) {
            throw S3Failures.unavailable("s3:PutObject", location.bucket(), "write " + location, failure);
        }
    }

    @Override
    public ObjectUpload upload(ObjectLocation location) {
        return new S3Upload(s3, location);
    }

    @Override
    public void abortUploads(String bucket, String prefix) {
        new S3Uploads(s3).abort(bucket, prefix);
    }

    @Override
    public Page list(String bucket, String prefix, String startAfter) {
        ListObjectsV2Request.Builder request =
                ListObjectsV2Request.builder().bucket(bucket).prefix(prefix).maxKeys(PAGE_OBJECTS_MAX);
        if (!startAfter.isEmpty()) {
            request.startAfter(startAfter);
        }
        try {
            ListObjectsV2Response page = s3.listObjectsV2(request.build());
            List<StoredObject> objects = page.contents().stream()
                    .map(object -> listed(bucket, object))
                    .toList();
            return new Page(objects, !Boolean.TRUE.equals(page.isTruncated()));
        } catch (SdkException failure) {
            throw S3Failures.unavailable("s3:ListBucket", bucket, "list s3://%s/%s".formatted(bucket, prefix), failure);
        }
    }

    private ReadOutcome open(ObjectVersion version, GetObjectRequest request) {
        try {
            ResponseInputStream<GetObjectResponse> content = s3.getObject(request);
            return new ReadOutcome.Opened(new VersionStream(content), Headers.of(content.response()));
        } catch (S3Exception answer) {
            if (S3Failures.isConditionFailed(answer)) {
                return new ReadOutcome.Changed();
            }
            if (S3Failures.isMissing(answer)) {
                return new ReadOutcome.Missing();
            }
            if (S3Failures.isOutOfRange(answer)) {
                // The condition is checked before the range, so this is the right version, and it is empty.
                return new ReadOutcome.Opened(InputStream.nullInputStream(), ObjectHeaders.NONE);
            }
            throw cannotRead(version, answer);
        } catch (SdkException failure) {
            throw cannotRead(version, failure);
        }
    }

    private static GetObjectRequest.Builder request(ObjectVersion version) {
        return GetObjectRequest.builder()
                .bucket(version.location().bucket())
                .key(version.location().key())
                .ifMatch(ETags.quoted(version.eTag()));
    }

    private static StoredObject listed(String bucket, S3Object object) {
        ObjectLocation location = new ObjectLocation(bucket, object.key());
        return new StoredObject(
                new ObjectVersion(location, ETags.unquoted(object.eTag())), object.size(), object.lastModified());
    }

    private static RuntimeException cannotRead(ObjectVersion version, SdkException failure) {
        return S3Failures.unavailable("s3:GetObject", version.location().bucket(), "read " + version, failure);
    }

    private static RuntimeException cannotDelete(ObjectVersion version, SdkException failure) {
        return S3Failures.unavailable(
                "s3:DeleteObject and s3:GetObject", version.location().bucket(), "delete " + version, failure);
    }
}
