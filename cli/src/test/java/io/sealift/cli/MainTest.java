package io.sealift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.store.StoreUnavailableException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What a wrong call gets: one clear line and exit code 2. */
class MainTest {
    private final StringWriter errors = new StringWriter();
    private final CommandLine commandLine = Main.commandLine().setErr(new PrintWriter(errors, true));
    private String homeBefore = "";

    @TempDir
    private Path directory;

    @BeforeEach
    void useTheProjectAsHome() {
        homeBefore = System.getProperty("sealift.home", "");
        System.setProperty(
                "sealift.home", Path.of("..").toAbsolutePath().normalize().toString());
    }

    @AfterEach
    void restoreHome() {
        System.setProperty("sealift.home", homeBefore);
    }

    @Test
    void shouldSayWhatIsUnknownWhenOptionIsUnknown() {
        assertRefused("Unknown option: '--fast'. See: sealift demo --help", "demo", "--fast");
        assertRefused("Unmatched argument at index 0: 'lod'. See: sealift --help", "lod");
    }

    @Test
    void shouldSayWhatADurationIsWhenItIsNone() {
        assertRefused("'soon' is no duration like 30s, 5m, 1h or 7d", "local", "up", "--load-every", "soon");
    }

    @Test
    void shouldSayWhatATimeIsWhenItIsNone() {
        assertRefused(
                "'yesterday' is neither a time like 2026-11-22T15:00:00Z nor a duration like 30s, 5m, 1h or 7d",
                "backfill",
                "--since",
                "yesterday");
        assertRefused("Missing required parameter for option '--since' (T)", "backfill", "--since");
    }

    @Test
    void shouldNameThePortWhenItIsInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertRefused(
                    "Port %d cannot be used".formatted(taken.getLocalPort()),
                    "local",
                    "up",
                    "--port",
                    Integer.toString(taken.getLocalPort()),
                    "--dir",
                    directory.toString());
        }
    }

    @Test
    void shouldNameTheFolderWhenItCannotBeUsed() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "not a folder");
        assertRefused("Folder %s".formatted(file.resolve("state")), "local", "up", "--dir", file + "/state");
    }

    @Test
    void shouldNameTheTypeWhenTemplateHasAnUnknownResource() throws IOException {
        Path template = Files.writeString(directory.resolve("template.yaml"), """
                Transform: AWS::Serverless-2016-10-31
                Resources:
                  Rocket:
                    Type: AWS::Moon::Rocket
                """);
        assertRefused(
                "AWS::Moon::Rocket",
                "local",
                "up",
                "--dir",
                directory.resolve("state").toString(),
                "--template",
                template.toString());
    }

    @Test
    void shouldSayThatNoLocalCloudRunsWhenFolderHasNone() {
        String message = "No local cloud runs in " + directory;
        String local = "--local=" + directory;
        assertRefused(message, "status", local);
        assertRefused(message, "init", local);
        assertRefused(message, "backfill", "--since", "7d", "--dry-run", local);
        assertRefused(message, "retry", "20261122T150000Z-9f8e7d6c", local);
        assertRefused(message, "retry", "--all", local);
        assertRefused(message, "dlq", "list", local);
        assertRefused(message, "dlq", "show", "1a2b", local);
    }

    @Test
    void shouldSayWhatAManifestIdLooksLikeWhenItIsNone() {
        assertRefused("Not a manifest id like 20261122T150000Z-9f8e7d6c: 'yesterday'", "retry", "yesterday");
        assertRefused("Missing required argument", "retry");
        assertRefused("Unmatched argument", "retry", "--all", "20261122T150000Z-9f8e7d6c");
    }

    @Test
    void shouldBringOutEverythingWhenTheWriterBuffers() {
        // Given
        StringWriter out = new StringWriter();
        commandLine.setOut(new PrintWriter(new BufferedWriter(out), false));

        // When
        int exitCode = Main.run(commandLine, "status", "--help");

        // Then
        assertThat(exitCode).isZero();
        assertThat(out.toString()).contains("Usage: sealift status");
    }

    @Test
    void shouldSayWhatIsMissingWhenDeadLetterCommandIsNotComplete() {
        assertRefused("Missing what to do: list, show, redrive, replace or discard", "dlq");
        assertRefused("Missing required parameter: 'ID'", "dlq", "show");
        assertRefused("Missing required option: '--why=TEXT'", "dlq", "discard", "1a2b");
        assertRefused("--why is blank", "dlq", "discard", "1a2b", "--why", " ");
        assertRefused("Missing required argument", "dlq", "redrive", "--dry-run");
        assertRefused("are mutually exclusive", "dlq", "redrive", "--all", "--reason", "NOT_JSON");
        assertRefused("neither a time", "dlq", "list", "--since", "yesterday");
        assertRefused("nowhere.json is no file that can be read", "dlq", "replace", "1a2b", "nowhere.json");
        assertRefused("SEALIFT_MESSAGES_BUCKET", "dlq", "list");
        assertRefused("nowhere is no file that can be read", "check", "nowhere");
    }

    @Test
    void shouldTellSoundFromUnsoundWhenLocalFilesAreChecked() throws IOException {
        // Given
        Files.writeString(directory.resolve("bad.json"), "{\"deviceid\":\"x\\u0007\"}\n");
        Files.writeString(directory.resolve("good.json"), """
                {"deviceid":"1","datetime":"2026-11-22 00:00:00"}
                {"deviceid":"2","datetime":"2026-11-22 00:00:00"}
                """);
        StringWriter out = new StringWriter();
        commandLine.setOut(new PrintWriter(out, true));
        // When, Then
        assertThat(commandLine.execute("check", directory.toString())).isEqualTo(1);
        assertThat(out.toString().lines())
                .satisfiesExactly(
                        bad -> assertThat(bad)
                                .startsWith("refused   " + directory.resolve("bad.json"))
                                .contains("WRONG_TYPE: Line 1, character 13, column deviceid"),
                        good -> assertThat(good).startsWith("accepted  ").endsWith("good.json  2 rows"),
                        total -> assertThat(total).isEqualTo("check: 2 files, 2 rows, 1 refused"));
        // When, Then
        out.getBuffer().setLength(0);
        assertThat(commandLine.execute(
                        "check", "--json", directory.resolve("good.json").toString()))
                .isZero();
        assertThat(out.toString()).contains("\"verdict\" : \"accepted\"", "\"rows\" : 2", "\"refused\" : 0");
    }

    @Test
    void shouldEndWithTwoAndOneLineWhenSomethingDoesNotAnswer() {
        // Given
        addFailing(new StoreUnavailableException("S3 does not answer: try again"));
        // When, Then
        assertRefused("sealift: S3 does not answer: try again", "look");
    }

    @Test
    void shouldEndWithTwoAndATraceWhenNobodyExpectedIt() {
        // Given
        addFailing(new IllegalStateException("a bug"));
        // When
        int exitCode = commandLine.execute("look");
        // Then
        assertThat(errors.toString()).startsWith("sealift: a bug").contains("\tat ");
        assertThat(exitCode).isEqualTo(2);
    }

    private void addFailing(RuntimeException failure) {
        commandLine.addSubcommand("look", new Failing(failure));
        // It does not inherit earlier settings.
        commandLine.setErr(commandLine.getErr());
        commandLine.setExecutionExceptionHandler(commandLine.getExecutionExceptionHandler());
    }

    /** A command that cannot do its job. */
    @Command
    private static final class Failing implements Callable<Integer> {
        private final RuntimeException failure;

        private Failing(RuntimeException failure) {
            this.failure = failure;
        }

        @Override
        public Integer call() {
            throw failure;
        }
    }

    private void assertRefused(String message, String... args) {
        int exitCode = commandLine.execute(args);
        assertThat(errors.toString()).contains(message).startsWith("sealift: ").hasLineCount(1);
        assertThat(exitCode).isEqualTo(2);
        errors.getBuffer().setLength(0);
    }
}
