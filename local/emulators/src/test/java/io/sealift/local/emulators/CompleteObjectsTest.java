package io.sealift.local.emulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

class CompleteObjectsTest {
    private static final byte[] CONTENT = "s3://staging/a.json\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    @Timeout(120)
    void shouldListAnObjectOnlyWhenItIsCompletelyWritten() throws IOException, InterruptedException {
        // Given
        BlobStore store = new CompleteObjects(new FilesystemNio2BlobStore(folder.toString()));
        store.createContainer(CreateBucketRequest.builder().bucket("staging").build());
        PipedOutputStream producer = new PipedOutputStream();
        PipedInputStream content = new PipedInputStream(producer);
        Thread put = Thread.ofVirtual()
                .start(() -> store.putBlob(
                        PutObjectRequest.builder()
                                .bucket("staging")
                                .key("sealed/files.txt")
                                .contentLength((long) CONTENT.length)
                                .build(),
                        content));
        producer.write(CONTENT, 0, 5);
        producer.flush();
        awaitFileInFlight();

        // When
        List<String> meanwhile = keys(store);
        producer.write(CONTENT, 5, CONTENT.length - 5);
        producer.close();
        put.join();

        // Then
        assertThat(meanwhile).isEmpty();
        assertThat(keys(store)).containsExactly("sealed/files.txt");
    }

    @Test
    void shouldListNoObjectWithoutETagWhenItIsDeletedMeanwhile() {
        // Given
        BlobStore store = new CompleteObjects(new ForwardingBlobStore(new FilesystemNio2BlobStore(folder.toString())) {
            @Override
            public ListObjectsV2Response list(ListObjectsV2Request request) {
                return ListObjectsV2Response.builder()
                        .contents(
                                S3Object.builder().key("sealed/gone").size(0L).build(),
                                S3Object.builder().key("sealed/there").eTag("e").build())
                        .keyCount(2)
                        .build();
            }
        });

        // When
        List<String> keys = keys(store);

        // Then
        assertThat(keys).containsExactly("sealed/there");
    }

    private void awaitFileInFlight() throws IOException, InterruptedException {
        Path sealed = folder.resolve("staging/sealed");
        while (!Files.isDirectory(sealed) || isEmpty(sealed)) {
            Thread.sleep(10);
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    private static List<String> keys(BlobStore store) {
        return store
                .list(ListObjectsV2Request.builder()
                        .bucket("staging")
                        .prefix("sealed/")
                        .build())
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
    }
}
