package io.sealift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.cli.common.Deployment;
import io.sealift.cli.common.Home;
import io.sealift.cli.common.RunningCloud;
import io.sealift.core.deadletter.DeadLetterBatch;
import io.sealift.core.layout.Keys;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition.Staged;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Pack;
import io.sealift.core.ledger.RowsObject;
import io.sealift.core.ledger.Slice;
import io.sealift.core.ledger.SliceState;
import io.sealift.core.reconciliation.Balance;
import io.sealift.core.reconciliation.FileCount;
import io.sealift.core.reconciliation.Term;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore.ReadOutcome;
import io.sealift.core.store.StoredObject;
import io.sealift.local.cloud.CloudPorts;
import io.sealift.local.cloud.CloudSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Loads that fail on a real Trino. No known file passes validation and is refused by the engine, so staged rows are
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
    void shouldLoadTheInnocentAndSetRowsAsideWhenTheEngineRefusesOneFile() {
        // Given
        for (int device = 1; device <= 7; device++) {
            land(device, 3);
        }
        view.awaitIngested("");
        change(staged(5), rows -> rows.replace("\"deviceid\":\"5\"", "\"deviceid\":\"five\""));

        // When
        view.await("the innocent are archived", () -> {
            fire("-load");
            return view.isArchived();
        });

        // Then
        assertThat(view.value("SELECT count(*) AS n FROM processed")).isEqualTo(18);
        assertThat(view.value("SELECT count(DISTINCT deviceid) AS n FROM processed WHERE deviceid <> 5"))
                .isEqualTo(6);
        List<Slice> slices = deployment.ledger().slicesOf(loaded().getFirst().id());
        assertThat(slices)
                .filteredOn(slice -> slice.state() instanceof SliceState.SetAside)
                .singleElement()
                .satisfies(slice -> {
                    SliceState.SetAside aside = (SliceState.SetAside) slice.state();
                    assertThat(aside.file()).isEqualTo(entry(5).id());
                    assertThat(aside.reason()).contains("Cannot cast 'five' to");
                    assertThat(deployment.store().head(aside.kept())).isPresent();
                });
        try (DeadLetterBatch batch = deployment.openLetters()) {
            assertThat(batch.letters())
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
        ObjectLocation staged = staged(2);
        String committed = text(staged);
        change(staged, rows -> rows + rows.lines().toList().getLast() + "\n");
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
        assertThat(stopped.note()).contains("holds 7 rows, 6 were committed");
        assertThat(view.value("SELECT sum(deviceid) AS n FROM processed")).isEqualTo(9);
        SealiftProcess status = sealift("status");
        assertThat(status.output()).contains("FAILED", stopped.id().value());

        // When: an operator has restored the file
        change(staged, _ -> committed);
        SealiftProcess retry = sealift("retry", stopped.id().value());
        view.await("the retried manifest is archived", () -> {
            fire("-load");
            return view.isArchived();
        });

        // Then
        assertThat(retry.output()).contains("with new attempts for 1 slice;");
        assertThat(retry.exitCode()).isZero();
        assertThat(view.value("SELECT sum(deviceid) AS n FROM processed")).isEqualTo(18);
        assertThat(sealift("status").exitCode()).isZero();
        SealiftProcess again = sealift("retry", stopped.id().value(), "--json");
        assertThat(again.output()).contains("\"outcome\" : \"nothingToRetry\"", "is ARCHIVED");
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
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--local", directory.resolve("cloud").toString()));
        return SealiftProcess.run(Map.of(), all.toArray(String[]::new));
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

    private void change(ObjectLocation location, UnaryOperator<String> how) {
        deployment.store().write(location, gzip(how.apply(text(location))));
    }

    private String text(ObjectLocation location) {
        StoredObject found = deployment.store().head(location).orElseThrow();
        try (ReadOutcome.Opened opened = (ReadOutcome.Opened) deployment.store().read(found.version());
                GZIPInputStream rows = new GZIPInputStream(opened.content())) {
            return new String(rows.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    /** The rows of the pack that contains a device's file. */
    private ObjectLocation staged(int device) {
        Staged staged = (Staged) entry(device).disposition();
        Pack pack = deployment.ledger().packsOf(staged.manifest()).stream()
                .filter(one -> one.id().equals(staged.pack()))
                .findFirst()
                .orElseThrow();
        RowsObject rows = pack.rows().getFirst();
        return new Keys(deployment.settings().buckets()).rows(pack.manifest(), pack.id(), rows.window(), rows.part());
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
