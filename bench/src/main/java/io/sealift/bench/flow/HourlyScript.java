package io.sealift.bench.flow;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * What Sealift replaces, as far as it moves files: lists a prefix, copies file by file, and deletes file by file.
 *
 * @param s3 the store
 * @param bucket a bucket that nothing else uses meanwhile
 */
record HourlyScript(S3Client s3, String bucket) {
    private static final String FROM = "script/in/";
    private static final String TO = "script/out/";

    void land(Map<String, byte[]> files) {
        files.forEach((key, content) ->
                s3.putObject(put -> put.bucket(bucket).key(FROM + key), RequestBody.fromBytes(content)));
    }

    /** Moves all files; how many they were. */
    int run() {
        List<S3Object> found = s3
                .listObjectsV2Paginator(list -> list.bucket(bucket).prefix(FROM))
                .contents()
                .stream()
                .toList();
        for (S3Object object : found) {
            s3.copyObject(copy -> copy.sourceBucket(bucket)
                    .sourceKey(object.key())
                    .destinationBucket(bucket)
                    .destinationKey(TO + object.key().substring(FROM.length())));
        }
        for (S3Object object : found) {
            s3.deleteObject(delete -> delete.bucket(bucket).key(object.key()));
        }
        return found.size();
    }
}
