package io.sealift.aws.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.core.layout.Buckets;
import io.sealift.core.seal.SealLimits;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SealiftSettingsTest {
    private static final List<String> NAMES = List.of(
            "MESSAGES_BUCKET",
            "STAGING_BUCKET",
            "PROCESSED_BUCKET",
            "ARCHIVE_BUCKET",
            "LEDGER_TABLE",
            "QUEUE_URL",
            "LARGE_QUEUE_URL",
            "DEAD_LETTER_QUEUE_URL",
            "WORKGROUP",
            "DATABASE");

    @Test
    void shouldTakeEveryVariableWhenAllAreSet() {
        // Given
        Map<String, String> environment = environment();
        environment.put("SEALIFT_INGEST_PREFIX", "in/");
        environment.put("SEALIFT_QUARANTINE_RETENTION_DAYS", "90");
        environment.put("SEALIFT_FILE_BYTES_MAX", "5000");
        environment.put("SEALIFT_LOADS_AT_ONCE_MAX", "2");
        // When
        SealiftSettings settings = SealiftSettings.of(environment);
        // Then
        assertThat(settings)
                .isEqualTo(new SealiftSettings(
                        new Buckets("a messages_bucket", "a staging_bucket", "a processed_bucket", "a archive_bucket"),
                        new SealiftSettings.Queues("a queue_url", "a large_queue_url", "a dead_letter_queue_url"),
                        new SealiftSettings.LedgerTable("a ledger_table", Duration.ofDays(400)),
                        new SealiftSettings.Athena("a workgroup", "a database"),
                        new SealiftSettings.Limits(
                                "in/",
                                5_000,
                                Optional.of(Duration.ofDays(90)),
                                new SealLimits(1000, 2000, Duration.ofMinutes(30)),
                                2)));
    }

    @Test
    void shouldTakeStandardsWhenTheyAreNotSet() {
        // When
        SealiftSettings settings = SealiftSettings.of(environment());
        // Then
        assertThat(settings.limits().ingestPrefix()).isEmpty();
        assertThat(settings.limits().quarantineRetention()).isEmpty();
        assertThat(settings.limits().fileBytesMax()).isEqualTo(53_687_091_200L);
        assertThat(settings.limits().loadsAtOnceMax()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "FILE_BYTES_MAX, 0, must be at least 1: 0",
        "LOADS_AT_ONCE_MAX, -1, must be at least 1: -1",
        "LOADS_AT_ONCE_MAX, 3000000000, must be at most 2147483647: 3000000000"
    })
    void shouldRefuseLimitsThatLetNothingThrough(String name, String value, String problem) {
        // Given
        Map<String, String> environment = environment();
        environment.put("SEALIFT_" + name, value);
        // When, Then
        assertThatThrownBy(() -> SealiftSettings.of(environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("SEALIFT_%s %s", name, problem);
    }

    @Test
    void shouldNameAllThatAreMissingWhenSomeAre() {
        // Given
        Map<String, String> environment = environment();
        environment.remove("SEALIFT_ARCHIVE_BUCKET");
        environment.put("SEALIFT_QUEUE_URL", " ");
        environment.remove("SEALIFT_LEDGER_RETENTION_DAYS");
        // When, Then
        assertThatThrownBy(() -> SealiftSettings.of(environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Environment variables are missing or empty: SEALIFT_ARCHIVE_BUCKET, SEALIFT_QUEUE_URL, SEALIFT_LEDGER_RETENTION_DAYS. template.yaml sets them on every function; elsewhere set them to the outputs of the stack");
    }

    @Test
    void shouldRefuseRetentionWhenMessagesOutliveIt() {
        // Given
        Map<String, String> environment = environment();
        environment.put("SEALIFT_LEDGER_RETENTION_DAYS", "29");
        // When, Then
        assertThatThrownBy(() -> SealiftSettings.of(environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("SEALIFT_LEDGER_RETENTION_DAYS is too short: 29 days");
    }

    @Test
    void shouldRefuseRetentionWhenNoNumber() {
        // Given
        Map<String, String> environment = environment();
        environment.put("SEALIFT_LEDGER_RETENTION_DAYS", "a year");
        // When, Then
        assertThatThrownBy(() -> SealiftSettings.of(environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SEALIFT_LEDGER_RETENTION_DAYS is not a whole number: 'a year'");
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        NAMES.forEach(name -> environment.put("SEALIFT_" + name, "a " + name.toLowerCase(Locale.ROOT)));
        environment.put("SEALIFT_LEDGER_RETENTION_DAYS", "400");
        environment.put("SEALIFT_SEAL_FILES_MAX", "1000");
        environment.put("SEALIFT_SEAL_BYTES_MAX", "2000");
        environment.put("SEALIFT_SEAL_AGE_MINUTES_MAX", "30");
        return environment;
    }
}
