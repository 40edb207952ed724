package io.sealift.local.emulators;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectCallsTest {
    @ParameterizedTest
    @CsvSource({
        "GET, key, , , GET",
        "GET, '', list-type=2&prefix=a, , LIST",
        "GET, key, uploadId=u&max-parts=2, , ListParts",
        "HEAD, key, , , HEAD",
        "PUT, key, , , PUT",
        "PUT, key, , lake/source, COPY",
        "PUT, key, partNumber=1&uploadId=u, , UploadPart",
        "PUT, key, partNumber=1&uploadId=u, lake/source, UploadPartCopy",
        "POST, key, uploads, , Create",
        "POST, key, uploadId=u, , Complete",
        "POST, '', delete, , DELETE",
        "DELETE, key, , , DELETE",
        "DELETE, key, uploadId=u, , Abort"
    })
    void shouldNameTheCallWhenItIsAsked(
            String method, String key, @Nullable String query, @Nullable String copySource, String kind) {
        assertThat(ObjectCalls.kind(method, key, query, copySource)).isEqualTo(kind);
    }
}
