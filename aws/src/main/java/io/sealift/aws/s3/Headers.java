package io.sealift.aws.s3;

import io.sealift.core.store.ObjectHeaders;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** What a producer said about an object besides its bytes, taken from S3's answer. */
final class Headers {
    private Headers() {}

    static ObjectHeaders of(GetObjectResponse answer) {
        Map<String, String> content = new HashMap<>();
        put(content, "content-type", answer.contentType());
        put(content, "content-encoding", answer.contentEncoding());
        put(content, "content-disposition", answer.contentDisposition());
        put(content, "content-language", answer.contentLanguage());
        put(content, "cache-control", answer.cacheControl());
        return ObjectHeaders.of(content, answer.metadata());
    }

    private static void put(Map<String, String> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.put(name, value);
        }
    }
}
