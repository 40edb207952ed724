package io.sealift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.cli.common.Deployment;
import io.sealift.core.backfill.BackfillWindow;
import io.sealift.core.ledger.Slice;
import io.sealift.core.ledger.SliceState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;

/** Kills real processes in the middle of their work; afterwards every row must be in the table exactly once. */
class DisasterIT {
    private static final Duration SWEEP_TIME = Duration.ofMinutes(4);
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 1);

    @TempDir
    private Path directory;

    private Path template;
    private CloudProcess cloud;
    private Deployment deployment;
    private PipelineView view;
    private long rowsMade;
    private long sumMade;

    @BeforeEach
    void start() throws IOException {
        template = ShortWaits.template(directory);
        up();
    }

    @AfterEach
    void stop() {
        if (deployment != null) {
            deployment.close();
        }
        if (cloud != null) {
            cloud.close();
        }
    }

    @Test
    void shouldLoadEveryRowOnceWhenFunctionsAreKilledAtRandom() throws Exception {
        // Given
        AtomicBoolean landing = new AtomicBoolean(true);
        List<Long> killed = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> killer = threads.submit(() -> {
                Random random = new Random(7);
                while (landing.get()) {
                    List<ProcessHandle> workers = cloud.children("api.client.AWSLambda");
                    if (!workers.isEmpty()) {
                        ProcessHandle victim = workers.get(random.nextInt(workers.size()));
                        victim.destroyForcibly();
                        killed.add(victim.pid());
                    }
                    Thread.sleep(1_500 + random.nextInt(1_500));
                }
                return killed.size();
            });
            // When
            try {
                for (int file = 0; file < 240; file++) {
                    land("killed/%03d.json".formatted(file), 20, 3);
                    Thread.sleep(100);
                }
            } finally {
                landing.set(false);
            }
            killer.get();
        }
        awaitLoaded();
        // Then
        assertThat(killed).hasSizeGreaterThan(3);
        assertTotals();
    }

    @Test
    void shouldLoadEveryRowOnceWhenEngineIsKilledInTheMiddleOfAnInsert() throws Exception {
        // Given
        for (int file = 0; file < 6; file++) {
            land("engine/%03d.json".formatted(file), 40_000, 40);
        }
        view.await(
                "an INSERT runs",
                () -> slices().stream().anyMatch(slice -> slice.state() instanceof SliceState.Running));
        // When
        List<ProcessHandle> engine = cloud.children("TrinoMain");
        assertThat(engine).hasSize(1);
        engine.getFirst().destroyForcibly();
        cloud.kill();
        restart();
        awaitLoaded();
        // Then
        assertTotals();
        assertThat(slices()).anyMatch(slice -> slice.attempts() > 1);
    }

    @Test
    void shouldLoadEveryRowOnceWhenTheWholeCloudIsKilledWhileFilesLand() throws Exception {
        // Given
        List<Integer> unanswered = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> killer = threads.submit(() -> {
                Thread.sleep(6_000);
                cloud.kill();
                return true;
            });
            // When
            for (int file = 0; file < 120; file++) {
                try {
                    land("cloud/%03d.json".formatted(file), 10, 2);
                } catch (SdkException lost) {
                    unanswered.add(file);
                }
                Thread.sleep(60);
            }
            killer.get();
        }
        restart();
        for (int file : unanswered) {
            // A producer that got no answer sends the same file again.
            land("cloud/%03d.json".formatted(file), 10, 2);
        }
        awaitLoaded();
        // Then
        assertThat(unanswered).isNotEmpty();
        assertTotals();
    }

    private void up() throws IOException {
        cloud = CloudProcess.start(directory.resolve("state"), template);
        deployment = cloud.deployment();
        view = new PipelineView(deployment);
    }

    private void restart() throws IOException {
        deployment.close();
        up();
    }

    /** Lands a file whose rows no other file has. */
    private void land(String key, int rows, int days) {
        StringBuilder text = new StringBuilder();
        int base = Math.abs(key.hashCode() % 10_000) * 100_000;
        long sum = 0;
        for (int row = 0; row < rows; row++) {
            text.append("{\"deviceid\": \"%d\", \"datetime\": \"%s 01:02:03\", \"temperature\": \"4\"}%n"
                    .formatted(base + row, FIRST_DAY.plusDays(row % days)));
            sum += base + row;
        }
        deployment.land(key, text.toString().getBytes(StandardCharsets.UTF_8));
        rowsMade += rows;
        sumMade += sum;
    }

    /** Waits until nothing is under way; the bucket scan finds any file whose event was lost with its queue. */
    private void awaitLoaded() {
        view.await("everything is loaded and archived", () -> {
            deployment.backfill().run(new BackfillWindow(Instant.EPOCH, Duration.ofSeconds(15)), () -> SWEEP_TIME);
            return view.isIngested("") && view.isArchived();
        });
    }

    private void assertTotals() {
        List<String> row = deployment
                .queries()
                .select("SELECT count(*) AS n, sum(deviceid) AS s, count(DISTINCT deviceid) AS d FROM processed")
                .get(1);
        assertThat(row).containsExactly(Long.toString(rowsMade), Long.toString(sumMade), Long.toString(rowsMade));
    }

    private List<Slice> slices() {
        return view.manifests().stream()
                .flatMap(manifest -> deployment.ledger().slicesOf(manifest.id()).stream())
                .toList();
    }
}
