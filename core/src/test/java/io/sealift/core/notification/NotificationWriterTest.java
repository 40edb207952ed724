package io.sealift.core.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.notification.Notification.Created;
import io.sealift.core.notification.Notification.ObjectCreated;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectVersion;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NotificationWriterTest {
    private static final ObjectCreated LANDED =
            new ObjectCreated(new ObjectVersion(new ObjectLocation("lake", "in/a b+c%ü.json"), "e1"), 7);

    @Test
    void shouldWriteTheShapeOfS3() {
        // When
        String body = NotificationWriter.created(LANDED, Instant.parse("2026-11-22T15:00:00Z"));
        // Then
        assertThat(body).isEqualTo("""
                {"Records":[{"eventVersion":"2.1","eventSource":"sealift:backfill",\
                "eventTime":"2026-11-22T15:00:00.000Z","eventName":"ObjectCreated:Backfill",\
                "s3":{"s3SchemaVersion":"1.0","bucket":{"name":"lake"},\
                "object":{"key":"in/a+b%2Bc%25%C3%BC.json","size":7,"eTag":"e1"}}}]}""");
    }

    @Test
    void shouldBeReadAsWritten() {
        // Given
        ObjectCreated known =
                new ObjectCreated(LANDED.version(), 7, Instant.parse("2026-11-22T15:00:00.123Z"), Set.of());
        // When
        String body = NotificationWriter.created(known, Instant.EPOCH);
        // Then
        assertThat(new NotificationParser("lake", "").parse(body)).isEqualTo(new Created(List.of(known)));
    }
}
