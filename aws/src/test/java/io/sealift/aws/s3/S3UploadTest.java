package io.sealift.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.aws.http.ScriptedHttp;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.ObjectUpload;
import io.sealift.core.store.ObjectVersion;
import io.sealift.core.store.StoreUnavailableException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

class S3UploadTest {
    private static final ObjectLocation PLACE = new ObjectLocation("stage", "staging/a.json.gz");
    private static final String BEGUN =
            "<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>";
    private static final byte[] PART = new byte[S3Upload.PART_BYTES];

    private final ScriptedHttp http = new ScriptedHttp();
    private final ObjectStore store = new S3ObjectStore(http.wire(S3Client.builder()));

    @Test
    void shouldPutInOneRequestWhenSmall() {
        // Given
        http.answer(200, Map.of("ETag", "\"e1\""), new byte[0]);
        // When
        try (ObjectUpload upload = store.upload(PLACE)) {
            upload.write(PART, 0, PART.length - 1);
            assertThat(upload.finish()).isEqualTo(new ObjectVersion(PLACE, "e1"));
        }
        // Then
        assertThat(http.asked()).hasSize(1);
        ScriptedHttp.Asked put = http.asked().getFirst();
        assertThat(put.request().method().name()).isEqualTo("PUT");
        assertThat(put.header("If-None-Match")).isEqualTo("*");
        assertThat(put.header("x-amz-sdk-checksum-algorithm")).isEqualTo("CRC32");
    }

    @Test
    void shouldNameChecksumsOfAllPartsWhenLarge() {
        // Given
        http.answer(200, BEGUN).answer(200, part("p1", "c1"), new byte[0]);
        http.answer(200, part("p2", "c2"), new byte[0]);
        http.answer(200, "<CompleteMultipartUploadResult><ETag>\"e1-2\"</ETag></CompleteMultipartUploadResult>");
        // When
        try (ObjectUpload upload = store.upload(PLACE)) {
            upload.write(PART, 0, PART.length);
            upload.write(PART, 0, 1);
            assertThat(upload.finish()).isEqualTo(new ObjectVersion(PLACE, "e1-2"));
        }
        // Then
        assertThat(http.asked().getFirst().header("x-amz-checksum-algorithm")).isEqualTo("CRC32");
        assertThat(http.asked().subList(1, 3))
                .allSatisfy(sent ->
                        assertThat(sent.header("x-amz-sdk-checksum-algorithm")).isEqualTo("CRC32"));
        ScriptedHttp.Asked completed = http.asked().getLast();
        assertThat(completed.header("If-None-Match")).isEqualTo("*");
        assertThat(completed.body()).contains("<ChecksumCRC32>c1</ChecksumCRC32>", "<ChecksumCRC32>c2</ChecksumCRC32>");
    }

    @Test
    void shouldAbortWhenPartFails() {
        // Given
        http.answer(200, BEGUN).answer(403, error("AccessDenied")).answer(204, "");
        // When, Then
        try (ObjectUpload upload = store.upload(PLACE)) {
            assertThatThrownBy(() -> upload.write(PART, 0, PART.length))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("write a part of s3://stage/staging/a.json.gz")
                    .hasMessageContaining("Grant s3:PutObject");
        }
        assertThat(http.asked().getLast().request().method().name()).isEqualTo("DELETE");
        assertThat(http.asked()).hasSize(3);
    }

    @Test
    void shouldSayUnavailableAndAbortWhenSomethingIsThereAtTheEnd() {
        // Given
        http.answer(200, BEGUN)
                .answer(200, part("p1", "c1"), new byte[0])
                .answer(409, error("ConditionalRequestConflict"))
                .answer(204, "");
        // When, Then
        try (ObjectUpload upload = store.upload(PLACE)) {
            upload.write(PART, 0, PART.length);
            assertThatThrownBy(upload::finish).isInstanceOf(StoreUnavailableException.class);
        }
        assertThat(http.asked().getLast().request().method().name()).isEqualTo("DELETE");
    }

    @Test
    void shouldNotFailWhenAbortFails() {
        // Given
        http.answer(200, BEGUN).answer(200, part("p1", "c1"), new byte[0]).answer(404, error("NoSuchUpload"));
        // When
        try (ObjectUpload upload = store.upload(PLACE)) {
            upload.write(PART, 0, PART.length);
        }
        // Then
        assertThat(http.asked()).hasSize(3);
    }

    @Test
    void shouldEndAllUploadsOfAllPagesWhenAborted() {
        // Given
        http.answer(200, """
                        <ListMultipartUploadsResult><IsTruncated>true</IsTruncated>
                        <NextKeyMarker>in/a</NextKeyMarker><NextUploadIdMarker>u1</NextUploadIdMarker>
                        <Upload><Key>in/a</Key><UploadId>u1</UploadId></Upload></ListMultipartUploadsResult>""").answer(204, "").answer(200, """
                        <ListMultipartUploadsResult><IsTruncated>false</IsTruncated>
                        <Upload><Key>in/b</Key><UploadId>u2</UploadId></Upload></ListMultipartUploadsResult>""").answer(404, error("NoSuchUpload"));
        // When
        store.abortUploads("stage", "in/");
        // Then
        assertThat(http.asked()).hasSize(4);
        assertThat(http.asked().getFirst().request().rawQueryParameters()).containsEntry("prefix", List.of("in/"));
        assertThat(http.asked().get(2).request().rawQueryParameters()).containsEntry("upload-id-marker", List.of("u1"));
        assertThat(http.asked().getLast().request().rawQueryParameters()).containsEntry("uploadId", List.of("u2"));
    }

    @Test
    void shouldNamePermissionWhenUploadsMayNotBeListed() {
        // Given
        http.answer(403, error("AccessDenied"));
        // When, Then
        assertThatThrownBy(() -> store.abortUploads("stage", "in/"))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining(
                        "Grant s3:ListBucketMultipartUploads and s3:AbortMultipartUpload on bucket stage");
    }

    private static Map<String, String> part(String eTag, String checksum) {
        return Map.of("ETag", '"' + eTag + '"', "x-amz-checksum-crc32", checksum);
    }

    private static String error(String code) {
        return "<Error><Code>%s</Code><Message>because</Message></Error>".formatted(code);
    }
}
