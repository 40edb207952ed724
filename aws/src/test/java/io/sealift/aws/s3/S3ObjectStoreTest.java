package io.sealift.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.aws.http.ScriptedHttp;
import io.sealift.core.runtime.Workers;
import io.sealift.core.store.ObjectHeaders;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.ObjectStore.CopyNewOutcome;
import io.sealift.core.store.ObjectStore.CopyOutcome;
import io.sealift.core.store.ObjectStore.CreateOutcome;
import io.sealift.core.store.ObjectStore.DeleteOutcome;
import io.sealift.core.store.ObjectStore.ReadOutcome;
import io.sealift.core.store.ObjectVersion;
import io.sealift.core.store.StoreUnavailableException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3ObjectStoreTest {
    private static final ObjectLocation PLACE = new ObjectLocation("lake", "in/a b+c%ü.json");
    private static final ObjectVersion VERSION = new ObjectVersion(PLACE, "e1");
    private static final ObjectLocation TARGET = new ObjectLocation("stage", "staging/f.json");

    private static final Map<String, String> HEAD =
            Map.of("ETag", "\"e1\"", "Last-Modified", "Sun, 22 Nov 2026 15:00:00 GMT");

    private final ScriptedHttp http = new ScriptedHttp();
    private final ObjectStore store = new S3ObjectStore(http.wire(S3Client.builder()), Workers.sequential());

    @Test
    void shouldQuoteETagAndWriteBucketIntoPathWhenEndpointIsAnAddress() {
        // Given
        http.answer(204, "");
        // When
        DeleteOutcome outcome = store.delete(VERSION);
        // Then
        assertThat(outcome).isEqualTo(DeleteOutcome.DELETED);
        assertThat(http.asked().getFirst().header("If-Match")).isEqualTo("\"e1\"");
        assertThat(http.asked().getFirst().request().encodedPath()).isEqualTo("/lake/in/a%20b%2Bc%25%C3%BC.json");
    }

    @Test
    void shouldSayChangedOrMissingWhenDeleteIsRefused() {
        // Given
        http.answer(412, error("PreconditionFailed")).answer(404, error("NoSuchKey"));
        // When, Then
        assertThat(store.delete(VERSION)).isEqualTo(DeleteOutcome.CHANGED);
        assertThat(store.delete(VERSION)).isEqualTo(DeleteOutcome.MISSING);
    }

    @Test
    void shouldEncodeSourceWhenCopying() {
        // Given
        http.answer(200, "<CopyObjectResult><ETag>\"e2\"</ETag></CopyObjectResult>");
        // When
        CopyOutcome outcome = store.copy(VERSION, TARGET);
        // Then
        assertThat(outcome).isEqualTo(new CopyOutcome.Copied(new ObjectVersion(TARGET, "e2")));
        assertThat(http.asked().getFirst().header("x-amz-copy-source")).isEqualTo("lake/in/a%20b%2Bc%25%C3%BC.json");
        assertThat(http.asked().getFirst().header("x-amz-copy-source-if-match")).isEqualTo("\"e1\"");
    }

    @Test
    void shouldLookThenCopyWhenStoreCannotCopyUnderACondition() {
        // Given
        http.answer(501, error("NotImplemented")).answer(404, "");
        http.answer(200, "<CopyObjectResult><ETag>\"e2\"</ETag></CopyObjectResult>");
        http.answer(501, error("NotImplemented")).answer(200, HEAD, new byte[0]);
        http.answer(200, HEAD, new byte[0]);
        // When, Then
        assertThat(store.copyNew(VERSION, TARGET))
                .isEqualTo(new CopyNewOutcome.Copied(new ObjectVersion(TARGET, "e2")));
        assertThat(http.asked().getFirst().header("If-None-Match")).isEqualTo("*");
        assertThat(http.asked().get(2).header("If-None-Match")).isEmpty();
        assertThat(store.copyNew(VERSION, TARGET)).isEqualTo(new CopyNewOutcome.Occupied());
    }

    @Test
    void shouldGiveHeadersBackWhenRead() {
        // Given
        http.answer(
                200,
                Map.of("ETag", "\"e1\"", "Content-Type", "text/x", "Cache-Control", "no-cache", "x-amz-meta-site", "n"),
                new byte[0]);
        // When
        ReadOutcome outcome = store.read(VERSION);
        // Then
        assertThat(((ReadOutcome.Opened) outcome).headers())
                .isEqualTo(ObjectHeaders.of(
                        Map.of("content-type", "text/x", "cache-control", "no-cache"), Map.of("site", "n")));
    }

    @Test
    void shouldNameChecksumWhenPut() {
        // Given
        http.answer(200, HEAD, new byte[0]).answer(200, HEAD, new byte[0]);
        // When
        store.create(PLACE, new byte[] {1});
        store.write(PLACE, new byte[] {1});
        // Then
        assertThat(http.asked())
                .allSatisfy(asked ->
                        assertThat(asked.header("x-amz-sdk-checksum-algorithm")).isEqualTo("CRC32"));
    }

    @Test
    void shouldNotSayExistsWhenCreateMeetsADelete() {
        // Given
        http.answer(412, error("PreconditionFailed")).answer(409, error("ConditionalRequestConflict"));
        // When, Then
        assertThat(store.create(PLACE, new byte[0])).isEqualTo(CreateOutcome.EXISTS);
        assertThatThrownBy(() -> store.create(PLACE, new byte[0])).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void shouldOpenNothingWhenTailOfEmptyObjectIsOutOfRange() throws Exception {
        // Given
        http.answer(416, error("InvalidRange"));
        // When
        ReadOutcome outcome = store.readTail(VERSION, 8);
        // Then
        assertThat(outcome).isInstanceOf(ReadOutcome.Opened.class);
        assertThat(((ReadOutcome.Opened) outcome).content().readAllBytes()).isEmpty();
    }

    @Test
    void shouldNamePermissionWhenForbidden() {
        // Given
        http.answer(403, error("AccessDenied"));
        // When, Then
        assertThatThrownBy(() -> store.read(VERSION))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageStartingWith("S3 did not read s3://lake/in/a b+c%ü.json@e1: because")
                .hasMessageContaining("Grant s3:GetObject on bucket lake")
                .hasRootCauseInstanceOf(S3Exception.class);
    }

    @Test
    void shouldNameBucketWhenThereIsNone() {
        // Given
        http.answer(404, error("NoSuchBucket"))
                .answer(404, error("NoSuchBucket"))
                .answer(404, error("NoSuchBucket"));
        // When, Then
        assertThatThrownBy(() -> store.copy(VERSION, TARGET)).hasMessageContaining("There is no bucket stage");
        assertThatThrownBy(() -> store.delete(VERSION)).hasMessageContaining("There is no bucket lake");
        assertThatThrownBy(() -> store.list("lake", "in/", "")).hasMessageContaining("There is no bucket lake");
    }

    @Test
    void shouldSayUnavailableWhenReplyIsLostAgainAndAgain() {
        // Given
        for (int tried = 0; tried < ScriptedHttp.TRIES; tried++) {
            http.loseReply();
        }
        // When, Then
        assertThatThrownBy(() -> store.delete(VERSION))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("delete s3://lake/")
                .hasRootCauseMessage("Connection reset");
    }

    private static String error(String code) {
        return "<Error><Code>%s</Code><Message>because</Message></Error>".formatted(code);
    }
}
