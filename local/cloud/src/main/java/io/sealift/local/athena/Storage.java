package io.sealift.local.athena;

import io.sealift.local.trino.S3Access;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** The buckets that hold results and tables. */
final class Storage implements AutoCloseable {
    private final S3Client s3;

    Storage(S3Access access) {
        s3 = S3Client.builder()
                .endpointOverride(access.endpoint())
                .region(Region.of(access.region()))
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(access.accessKey(), access.secretKey())))
                .build();
    }

    /** Stores a file. */
    void put(S3Location location, Path file) {
        s3.putObject(request -> request.bucket(location.bucket()).key(location.key()), RequestBody.fromFile(file));
    }

    /** Stores a text. */
    void put(S3Location location, String text) {
        s3.putObject(request -> request.bucket(location.bucket()).key(location.key()), RequestBody.fromString(text));
    }

    /** All objects under a prefix. */
    List<S3Location> list(S3Location prefix) {
        return s3
                .listObjectsV2Paginator(
                        request -> request.bucket(prefix.bucket()).prefix(prefix.key()))
                .contents()
                .stream()
                .map(object -> prefix.withKey(object.key()))
                .toList();
    }

    @Override
    public void close() {
        s3.close();
    }
}
