package io.sealift.local.emulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NotificationConfigTest {
    @Test
    void shouldMatchWhenBucketKindPrefixAndSuffixFit() {
        // Given
        var copies = new NotificationConfig("messages", "s3:ObjectCreated:Copy", "ingest", "in/", ".json");

        // Then
        assertThat(copies.matches(created(ObjectCreated.Kind.COPY, "messages", "in/a.json")))
                .isTrue();
        assertThat(copies.matches(created(ObjectCreated.Kind.PUT, "messages", "in/a.json")))
                .isFalse();
        assertThat(copies.matches(created(ObjectCreated.Kind.COPY, "staging", "in/a.json")))
                .isFalse();
        assertThat(copies.matches(created(ObjectCreated.Kind.COPY, "messages", "a.json")))
                .isFalse();
        assertThat(copies.matches(created(ObjectCreated.Kind.COPY, "messages", "in/a.gz")))
                .isFalse();
    }

    @Test
    void shouldRefuseEventWhenNothingSendsIt() {
        // Then
        assertThatThrownBy(() -> new NotificationConfig("messages", "s3:ObjectRemoved:*", "ingest", null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Bucket messages asks for event s3:ObjectRemoved:*, which the local cloud does not send;"
                        + " it sends s3:ObjectCreated:* and its kinds");
    }

    private static ObjectCreated created(ObjectCreated.Kind kind, String bucket, String key) {
        return new ObjectCreated(kind, bucket, key, 1, "0a");
    }
}
