package io.sealift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.cli.common.Deployment;
import io.sealift.cli.common.Home;
import io.sealift.cli.common.RunningCloud;
import io.sealift.core.backfill.BackfillReport;
import io.sealift.core.backfill.BackfillWindow;
import io.sealift.core.reconciliation.LedgerBalance;
import io.sealift.core.store.ObjectLocation;
import io.sealift.local.cloud.CloudPorts;
import io.sealift.local.cloud.CloudSettings;
import io.sealift.local.lambda.InvocationResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/** Files that no event announces, in the local cloud with the functions' own jars. */
class BackfillIT {
    private static final String KEY = "before/a b+c.json";
    private static final byte[] CONTENT =
            "{\"deviceid\": \"1\", \"datetime\": \"2020-02-02 00:00:00\"}\n".getBytes(StandardCharsets.UTF_8);
    private static final BackfillWindow AT_ONCE = new BackfillWindow(Instant.EPOCH, Duration.ZERO);

    @TempDir
    private Path directory;

    @Test
    void shouldIngestFileWhenItLandedBeforeItsEventsWereAskedFor() {
        // Given
        try (RunningCloud before = start(Map.of("IngestPrefix", "other/"))) {
            put(before.deployment());
            BackfillReport other = before.deployment().backfill().run(AT_ONCE, () -> Duration.ofMinutes(1));
            assertThat(other.looked()).isZero();
        }
        try (RunningCloud running = start(Map.of())) {
            Deployment deployment = running.deployment();

            // When
            InvocationResult scheduled = running.cloud().schedules().stream()
                    .filter(schedule -> schedule.name().endsWith("-backfill"))
                    .findFirst()
                    .orElseThrow()
                    .fireNow()
                    .join();
            // S3's dates are whole seconds, and ours may begin a moment before the file's.
            BackfillReport plan = Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(
                            () -> deployment.backfill().plan(AT_ONCE, () -> Duration.ofMinutes(1)),
                            seen -> seen.tooYoung() == 0);
            BackfillReport report = deployment.backfill().run(AT_ONCE, () -> Duration.ofMinutes(1));

            // Then
            assertThat(scheduled)
                    .isInstanceOfSatisfying(
                            InvocationResult.Returned.class,
                            returned -> assertThat(returned.json())
                                    .contains("looked=1, known=0, tooYoung=1, failing=0, enqueued=0"));
            assertThat(plan).isEqualTo(report);
            assertThat(report.examples()).containsExactly(location(deployment));
            new PipelineView(deployment).awaitIngested("");
            assertThat(LedgerBalance.of(deployment.ledger()).pending().files()).isEqualTo(1);
        }
    }

    private RunningCloud start(Map<String, String> parameters) {
        Path home = Home.path();
        return RunningCloud.start(
                new CloudSettings(
                        home,
                        directory,
                        home.resolve("template.yaml"),
                        parameters,
                        CloudPorts.free(),
                        Optional.empty()),
                System.out::println);
    }

    private static void put(Deployment deployment) {
        ObjectLocation location = location(deployment);
        deployment
                .clients()
                .s3()
                .putObject(put -> put.bucket(location.bucket()).key(location.key()), RequestBody.fromBytes(CONTENT));
    }

    private static ObjectLocation location(Deployment deployment) {
        return new ObjectLocation(deployment.settings().buckets().messages(), KEY);
    }
}
