package io.sealift.local.emulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

class AtomicObjectsTest {
    @TempDir
    private Path folder;

    private final AtomicReference<Conditions> conditions = new AtomicReference<>(Conditions.NONE);
    private BlobStore store;

    @BeforeEach
    void createBucket() {
        store = new AtomicObjects(new FilesystemNio2BlobStore(folder.toString()), conditions::get);
        store.createContainer(CreateBucketRequest.builder().bucket("lake").build());
    }

    @Test
    void shouldDeleteNothingWhenObjectIsAnotherVersion() throws IOException {
        // Given
        String old = put("a", "old");
        String current = put("a", "new");
        DeleteObjectRequest delete =
                DeleteObjectRequest.builder().bucket("lake").key("a").build();
        // When, Then
        conditions.set(new Conditions("\"" + old + "\"", null));
        assertThatThrownBy(() -> store.removeBlob(delete))
                .isInstanceOfSatisfying(S3Exception.class, AtomicObjectsTest::isPreconditionFailed);
        assertThat(content("a")).isEqualTo("new");
        conditions.set(new Conditions("\"" + current + "\"", null));
        store.removeBlob(delete);
        assertThat(folder.resolve("lake/a")).doesNotExist();
    }

    @Test
    void shouldCopyOntoNothingOnlyWhenKeyMustBeFree() throws IOException {
        // Given
        put("a", "one");
        put("b", "two");
        CopyObjectRequest copy = CopyObjectRequest.builder()
                .sourceBucket("lake")
                .sourceKey("a")
                .destinationBucket("lake")
                .destinationKey("b")
                .build();
        // When, Then
        conditions.set(new Conditions(null, "*"));
        assertThatThrownBy(() -> store.copyBlob(copy))
                .isInstanceOfSatisfying(S3Exception.class, AtomicObjectsTest::isPreconditionFailed);
        assertThat(content("b")).isEqualTo("two");
        conditions.set(Conditions.NONE);
        store.copyBlob(copy);
        assertThat(content("b")).isEqualTo("one");
    }

    private String put(String key, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        PutObjectRequest request = PutObjectRequest.builder()
                .bucket("lake")
                .key(key)
                .contentLength((long) bytes.length)
                .build();
        return store.putBlob(request, new ByteArrayInputStream(bytes)).eTag();
    }

    private String content(String key) throws IOException {
        return Files.readString(folder.resolve("lake").resolve(key));
    }

    private static void isPreconditionFailed(S3Exception failure) {
        assertThat(failure.statusCode()).isEqualTo(412);
    }
}
