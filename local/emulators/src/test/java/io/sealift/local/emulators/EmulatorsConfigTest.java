package io.sealift.local.emulators;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmulatorsConfigTest {
    @Test
    void shouldRefuseRedriveWhenItsQueueIsNotDeclared() {
        // Given
        var queue = new QueueConfig("ingest", 30, new QueueConfig.Redrive("elsewhere", 5));

        // Then
        assertThatThrownBy(() -> config(List.of(queue), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Queue ingest redrives to elsewhere, which is not declared; declared are: [ingest]");
    }

    @Test
    void shouldRefuseNotificationWhenItsQueueIsNotDeclared() {
        // Given
        var notification = new NotificationConfig("messages", "s3:ObjectCreated:*", "ingest", null, null);

        // Then
        assertThatThrownBy(() -> config(List.of(), List.of(notification)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A notification of messages goes to ingest, which is not declared; declared are: []");
    }

    @Test
    void shouldRefusePortWhenItIsUsedTwice() {
        // Then
        assertThatThrownBy(() -> new EmulatorsConfig.Ports(9000, 9001, 9000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Port is declared twice: 9000");
    }

    private static EmulatorsConfig config(List<QueueConfig> queues, List<NotificationConfig> notifications) {
        return new EmulatorsConfig(
                Path.of("data"),
                new EmulatorsConfig.Ports(1, 2, 3),
                new EmulatorsConfig.Credentials("a", "b"),
                "eu-central-1",
                "000000000000",
                queues,
                List.of("messages"),
                notifications);
    }
}
