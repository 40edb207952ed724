package io.sealift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition.Refused;
import io.sealift.core.ledger.FileEntry.Disposition.Staged;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.status.Balance;
import io.sealift.core.status.FileCount;
import io.sealift.core.status.Term;
import io.sealift.local.cloud.CloudPorts;
import io.sealift.local.cloud.CloudSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Loads that fail on a real Trino. No file is known that validation passes and the engine refuses, so staged copies are
 * changed behind the pipeline's back.
 */
class LoadTroubleIT {
    private static final String DAY = "2020-02-01";

    @TempDir
    private Path directory;

    private RunningCloud running;
    private Deployment deployment;
    private PipelineView view;

    @BeforeEach
    void startCloud() throws IOException {
        CloudSettings settings = new CloudSettings(
                Home.path(),
                directory.resolve("cloud"),
                ShortWaits.template(directory),
                Map.of(),
                CloudPorts.free(),
                Optional.empty());
        running = RunningCloud.start(settings, System.out::println);
        running.createTables();
        deployment = running.deployment();
        view = new PipelineView(deployment);
    }

    @AfterEach
    void stopCloud() {
        running.close();
    }

    @Test
    void shouldLoadTheInnocentAndSetTheCulpritAsideWhenTheEngineRefusesOneFile() {
        // Given
        for (int device = 1; device <= 7; device++) {
            land(device, 3);
        }
        view.awaitIngested("");
        overwrite(staged(5), rows(5, 3).replace("\"5\"", "\"five\""));

        // When
        view.await("the innocent are archived", () -> {
            fire("-load");
            return view.isArchived();
        });

        // Then
        assertThat(view.value("SELECT count(*) AS n FROM processed")).isEqualTo(18);
        assertThat(view.value("SELECT count(DISTINCT deviceid) AS n FROM processed WHERE deviceid <> 5"))
                .isEqualTo(6);
        FileEntry culprit = entry(5);
        assertThat(culprit.disposition()).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo("ENGINE_REFUSED");
            assertThat(refused.message()).contains("Cannot cast 'five' to");
            assertThat(deployment.store().head(refused.quarantined())).isPresent();
        });
        assertThat(loaded().getFirst().isHalved()).isTrue();
        try (var tray = deployment.openLetters()) {
            assertThat(tray.letters())
                    .singleElement()
                    .satisfies(letter -> assertThat(letter.reason()).isEqualTo("ENGINE_REFUSED"));
        }
        Balance balance = deployment.balance().read();
        assertThat(balance.differences()).isEmpty();
        assertThat(balance.of(Term.LOADED)).isEqualTo(new FileCount(6, 18));
        assertThat(balance.of(Term.REFUSED)).isEqualTo(new FileCount(1, 3));
    }

    @Test
    void shouldStopOneManifestAndLoadItAfterRetryWhenItsRowsDoNotAddUp() throws IOException, InterruptedException {
        // Given
        land(1, 3);
        land(2, 3);
        view.awaitIngested("");
        overwrite(staged(2), rows(2, 4));
        view.await("the manifest has stopped", () -> {
            fire("-load");
            return !stopped().isEmpty();
        });
        Manifest stopped = stopped().getFirst();

        // When: the next hour
        land(3, 3);
        view.awaitIngested("");
        view.await("the later manifest is archived", () -> {
            fire("-load");
            return !loaded().isEmpty();
        });

        // Then
        assertThat(stopped.note()).contains("7").contains("6");
        assertThat(view.value("SELECT sum(deviceid) AS n FROM processed")).isEqualTo(9);
        SealiftProcess status = sealift("status");
        assertThat(status.output()).contains("FAILED", stopped.id().value());

        // When: an operator has restored the file
        overwrite(staged(2), rows(2, 3));
        SealiftProcess retry = sealift("retry", stopped.id().value());
        view.await("the retried manifest is archived", () -> {
            fire("-load");
            return view.isArchived();
        });

        // Then
        assertThat(retry.output()).contains("1 of its 1 loads get their attempts anew");
        assertThat(retry.exitCode()).isZero();
        assertThat(view.value("SELECT sum(deviceid) AS n FROM processed")).isEqualTo(18);
        assertThat(sealift("status").exitCode()).isZero();
        SealiftProcess again = sealift("retry", stopped.id().value(), "--json");
        assertThat(again.output()).contains("\"outcome\" : \"notStopped\"", "is ARCHIVED");
        assertThat(again.exitCode()).isEqualTo(1);
    }

    @Test
    void shouldLoadBeforeTheHourIsOverWhenTheManifestIsFull() {
        // Given
        running.cloud().update(Map.of("SealFilesMax", "2"));

        // When
        for (int device = 1; device <= 5; device++) {
            land(device, 1);
            view.awaitIngested("");
        }
        view.await("both full manifests are archived", () -> {
            fire("-settle");
            return loaded().size() == 2;
        });

        // Then
        assertThat(view.value("SELECT sum(deviceid) AS n FROM processed")).isEqualTo(10);
        assertThat(loaded()).extracting(manifest -> manifest.totals().files()).containsExactly(2L, 2L);
        assertThat(deployment.ledger().openManifest())
                .hasValueSatisfying(open -> assertThat(open.totals().files()).isEqualTo(1));
    }

    private void fire(String schedule) {
        running.cloud().schedules().stream()
                .filter(one -> one.name().endsWith(schedule))
                .findFirst()
                .orElseThrow()
                .fireNow()
                .join();
    }

    private SealiftProcess sealift(String... arguments) throws IOException, InterruptedException {
        return SealiftProcess.run(running.cloud().environment().variables(), arguments);
    }

    private List<Manifest> loaded() {
        return in(ManifestState.ARCHIVED);
    }

    private List<Manifest> stopped() {
        return in(ManifestState.FAILED);
    }

    private List<Manifest> in(ManifestState state) {
        return view.manifests().stream()
                .filter(manifest -> manifest.state() == state)
                .toList();
    }

    private void land(int device, int rows) {
        deployment.land(key(device), rows(device, rows).getBytes(StandardCharsets.UTF_8));
    }

    private void overwrite(ObjectLocation location, String content) {
        deployment.store().write(location, content.getBytes(StandardCharsets.UTF_8));
    }

    private ObjectLocation staged(int device) {
        return ((Staged) entry(device).disposition()).staged();
    }

    private FileEntry entry(int device) {
        List<FileEntry> entries = new ArrayList<>();
        deployment.ledger().forEachFile(entries::add);
        return entries.stream()
                .filter(file -> file.source().location().key().equals(key(device)))
                .findFirst()
                .orElseThrow();
    }

    private static String key(int device) {
        return "trouble/%d.json".formatted(device);
    }

    private static String rows(int device, int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        row -> "{\"deviceid\": \"%d\", \"datetime\": \"%s 00:00:%02d\"}%n".formatted(device, DAY, row))
                .collect(Collectors.joining());
    }
}
