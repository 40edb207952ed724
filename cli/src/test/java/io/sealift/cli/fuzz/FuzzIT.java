package io.sealift.cli.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.cli.common.Home;
import io.sealift.cli.common.RunningCloud;
import io.sealift.feed.validation.RefusalReason;
import io.sealift.feed.validation.Repair;
import io.sealift.local.cloud.CloudSettings;
import io.sealift.proof.fuzz.FuzzFile;
import io.sealift.proof.fuzz.ReferenceRow;
import io.sealift.proof.fuzz.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Validation and a real Trino, compared with each other. */
class FuzzIT {
    private static final int FILES = 600;
    private static final long SEED = 1;

    @TempDir
    private static Path directory;

    private static RunningCloud running;
    private static FuzzTable table;

    @BeforeAll
    static void startCloud() {
        running = RunningCloud.start(CloudSettings.of(Home.path(), directory), System.out::println);
        table = new FuzzTable(running.deployment());
        table.create();
    }

    @AfterAll
    static void stopCloud() {
        running.close();
    }

    @Test
    void shouldAgreeWithTheEngineOnEveryFileWhenFuzzed() {
        // When
        FuzzReport report = new FuzzRun(table, SEED, System.out::println).run(FILES);

        // Then
        System.out.println(report.summary());
        assertThat(report.disagreements().stream().map(Disagreement::problem)).isEmpty();
        assertThat(report.reasons()).containsOnlyKeys(RefusalReason.values());
        assertThat(report.repairs()).containsOnlyKeys(Repair.values());
        assertThat(report.rows()).isGreaterThan(2L * FILES);
        assertThat(report.summary()).startsWith("fuzz: 600 files, ").endsWith(" refused, 0 disagreements");
    }

    @Test
    void shouldFindTheVeryFileWhenValidationLetsPassWhatTheEngineRefusesOrBends() {
        // Given
        Verdict.Loads sound = loads(0, "{\"deviceid\": 0, \"datetime\": \"2020-01-01 00:00:00\"}");
        Verdict.Loads refused = loads(1, "{\"deviceid\": \"4.0\", \"datetime\": \"2020-01-01 00:00:00\"}");
        Verdict.Loads bent = loads(2, "{\"deviceid\": 128, \"datetime\": \"2020-01-01 12:00:00+02:00\"}");
        List<Verdict.Loads> more = Stream.of(3, 4, 5)
                .map(number -> loads(
                        number, "{\"deviceid\": %d, \"datetime\": \"2020-01-01 00:00:00\"}".formatted(number * 64)))
                .toList();

        // When
        List<Disagreement> found = new FuzzRun(table, SEED, System.out::println)
                .loaded(Stream.concat(Stream.of(sound, refused, bent), more.stream())
                        .toList());

        // Then
        assertThat(found)
                .extracting(disagreement -> disagreement.file().number())
                .containsExactly(1, 2);
        assertThat(found.getFirst().problem())
                .startsWith("accepted, but the engine fails on it: ")
                .contains("4.0");
        assertThat(found.getLast().problem()).contains("the engine loaded [128|2020-01-01 12:00:00.000");
    }

    /** As if validation had accepted it as midnight, or as noon minus the two hours of its zone. */
    private static Verdict.Loads loads(int number, String row) {
        byte[] content = (row + "\n").getBytes(StandardCharsets.UTF_8);
        String time = row.contains("+02:00") ? "2020-01-01 10:00:00.000" : "2020-01-01 00:00:00.000";
        String line = "%d|%s||||||||%s".formatted(number * 64, time, time.substring(0, 10));
        return new Verdict.Loads(
                new FuzzFile(number, "file.json", content, FuzzFile.Policy.STRICT, FuzzFile.Promise.NONE),
                Set.of(),
                packed(content),
                List.of(new ReferenceRow(time.substring(0, 10), line)));
    }

    private static byte[] packed(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }
}
