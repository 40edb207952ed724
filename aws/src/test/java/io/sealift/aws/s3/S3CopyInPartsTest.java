package io.sealift.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.aws.http.ScriptedHttp;
import io.sealift.core.runtime.Workers;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.ObjectStore.CopyOutcome;
import io.sealift.core.store.ObjectVersion;
import io.sealift.core.store.StoreUnavailableException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** One part after the other, so that answers can be scripted. */
class S3CopyInPartsTest {
    private static final ObjectVersion VERSION = new ObjectVersion(new ObjectLocation("lake", "in/a.json"), "e1");
    private static final ObjectLocation TARGET = new ObjectLocation("stage", "staging/f.json");
    private static final int PARTS = 24;
    private static final Map<String, String> SIX_GIGABYTES =
            Map.of("Content-Length", Long.toString(6L << 30), "ETag", "\"e1\"", "x-amz-meta-site", "north");

    private final ScriptedHttp http = new ScriptedHttp();
    private final ObjectStore store = new S3ObjectStore(http.wire(S3Client.builder()), Workers.sequential());

    @Test
    void shouldCopyInPartsAndNameTheirChecksumsWhenSourceIsOverFiveGigabytes() {
        // Given
        answerUntilUploadBegins();
        for (int part = 1; part <= PARTS; part++) {
            http.answer(
                    200,
                    "<CopyPartResult><ETag>\"p%1$d\"</ETag><ChecksumCRC32>c%1$d</ChecksumCRC32></CopyPartResult>"
                            .formatted(part));
        }
        http.answer(200, "<CompleteMultipartUploadResult><ETag>\"e3-24\"</ETag></CompleteMultipartUploadResult>");
        // When
        CopyOutcome outcome = store.copy(VERSION, TARGET);
        // Then
        assertThat(outcome).isEqualTo(new CopyOutcome.Copied(new ObjectVersion(TARGET, "e3-24")));
        ScriptedHttp.Asked begun = http.asked().get(3);
        assertThat(begun.header("x-amz-meta-site")).isEqualTo("north");
        assertThat(begun.header("x-amz-checksum-algorithm")).isEqualTo("CRC32");
        assertThat(http.asked().subList(4, 4 + PARTS))
                .allSatisfy(part ->
                        assertThat(part.header("x-amz-copy-source-if-match")).isEqualTo("\"e1\""));
        assertThat(http.asked().get(3 + PARTS).header("x-amz-copy-source-range"))
                .isEqualTo("bytes=6174015488-6442450943");
        assertThat(http.asked().getLast().body())
                .contains("<ChecksumCRC32>c24</ChecksumCRC32>")
                .contains("<PartNumber>24</PartNumber>");
    }

    @Test
    void shouldAbortUploadAndBeginNoMorePartsWhenSourceIsReplacedMeanwhile() {
        // Given
        answerUntilUploadBegins();
        http.answer(200, "<CopyPartResult><ETag>\"p1\"</ETag></CopyPartResult>");
        http.answer(412, error("PreconditionFailed")).answer(204, "");
        // When
        CopyOutcome outcome = store.copy(VERSION, TARGET);
        // Then
        assertThat(outcome).isEqualTo(new CopyOutcome.Changed());
        assertThat(http.asked()).hasSize(7);
        assertThat(http.asked().getLast().request().method().name()).isEqualTo("DELETE");
        assertThat(http.asked().getLast().request().encodedQueryParameters()).contains("uploadId=u1");
    }

    @Test
    void shouldSayUnavailableWhenPartsFail() {
        // Given
        answerUntilUploadBegins();
        http.answer(403, error("AccessDenied")).answer(403, error("AccessDenied"));
        // When, Then
        assertThatThrownBy(() -> store.copy(VERSION, TARGET)).isInstanceOf(StoreUnavailableException.class);
    }

    private void answerUntilUploadBegins() {
        http.answer(400, error("InvalidRequest"))
                .answer(200, SIX_GIGABYTES, new byte[0])
                .answer(200, SIX_GIGABYTES, new byte[0])
                .answer(200, "<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>");
    }

    private static String error(String code) {
        return "<Error><Code>%s</Code><Message>because</Message></Error>".formatted(code);
    }
}
