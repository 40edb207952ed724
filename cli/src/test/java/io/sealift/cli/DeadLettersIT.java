package io.sealift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.cli.common.Home;
import io.sealift.cli.common.RunningCloud;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileEntry.Disposition.Staged;
import io.sealift.core.reconciliation.Balance;
import io.sealift.core.reconciliation.FileCount;
import io.sealift.core.reconciliation.Term;
import io.sealift.local.cloud.CloudSettings;
import io.sealift.local.events.Schedule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four refused files and the commands for them, each run as a process of its own. */
class DeadLettersIT {
    private static final Map<String, String> NARROW = Map.of("LineBytesMax", "200");
    private static final Map<String, String> WIDE = Map.of("LineBytesMax", "4096");

    @TempDir
    private Path directory;

    private RunningCloud running;

    @BeforeEach
    void startCloud() {
        running = RunningCloud.start(
                CloudSettings.of(Home.path(), directory.resolve("cloud")).with(NARROW), System.out::println);
        running.createTables();
    }

    @AfterEach
    void stopCloud() {
        running.close();
    }

    @Test
    void shouldLoadWhatIsRedrivenOrReplacedAndKeepWhatIsDiscarded() throws IOException, InterruptedException {
        // Given
        land("good.json", row(1) + "\n");
        land("cut.json", row(2) + "\n" + row(3).substring(0, 20));
        land("wide.json", row(4) + " " + row(5) + "\n" + row(6).replace("}", note(150)));
        land("wider.json", row(7).replace("}", note(5_000)));
        land("page.json", "<html>502</html>\n");
        awaitListed("\n4 dead letters, 3 reasons.");

        // When: the cause is still there
        String list = dlq(0, "list");
        String shown = dlq(0, "show", id(list, "cut.json"));
        String planned = dlq(0, "redrive", "--reason", "TOO_LARGE", "--dry-run");
        String blocked = dlq(
                1,
                "replace",
                id(list, "cut.json"),
                file("still-cut.json", "{\"deviceid\"").toString());

        // Then
        assertThat(list).contains("TOO_LARGE (2)", "CUT_OFF (1)", "NOT_JSON (1)", "cut.json:2");
        assertThat(shown).contains(row(3).substring(0, 20), "it would be refused as CUT_OFF");
        assertThat(planned).contains("redrive: 2 of 2 would be done, nothing was changed");
        assertThat(blocked).contains("not possible", "CUT_OFF");
        assertThat(dlq(0, "list")).isEqualTo(list);

        // When: it is removed for one of them
        running.cloud().update(WIDE);
        assertThat(dlq(0, "redrive", "--reason", "TOO_LARGE")).contains("redrive: 2 of 2 done");
        String fixed = file("fixed.json", row(2) + "\n" + row(3) + "\n").toString();
        assertThat(dlq(0, "replace", id(list, "cut.json"), fixed)).contains("replaced by");
        assertThat(dlq(0, "discard", id(list, "page.json"), "--why", "a proxy's error page"))
                .contains("discarded");
        view().awaitIngested("");
        awaitListed("\n1 dead letter, 1 reason.");
        load();

        // Then
        assertThat(dlq(0, "list")).contains("wider.json", "4096");
        assertThat(running.deployment().queries().select("SELECT deviceid FROM processed ORDER BY deviceid"))
                .containsExactlyElementsOf(Stream.of("deviceid", "1", "2", "3", "4", "5", "6")
                        .map(List::of)
                        .toList());
        assertThat(outcomes())
                .hasSize(6)
                .containsEntry("good.json Staged", 1)
                .containsEntry("cut.json Staged", 1)
                .containsEntry("cut.json Discarded", 1)
                .containsEntry("wide.json Staged", 1)
                .containsEntry("wider.json Refused", 1)
                .containsEntry("page.json Discarded", 1);
        Balance balance = running.deployment().balance().read();
        assertThat(balance.differences()).isEmpty();
        assertThat(balance.of(Term.LOADED)).isEqualTo(new FileCount(3, 6));
        assertThat(balance.of(Term.REFUSED).files()).isEqualTo(3);
    }

    private void land(String name, String content) {
        running.deployment().land("dlq/" + name, content.getBytes(StandardCharsets.UTF_8));
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private String dlq(int expectedExit, String command, String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("dlq", command));
        all.addAll(List.of(arguments));
        SealiftProcess ended =
                SealiftProcess.run(running.cloud().environment().variables(), all.toArray(String[]::new));
        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(expectedExit);
        return ended.output();
    }

    private static String id(String list, String name) {
        Matcher row =
                Pattern.compile("(?m)^  (\\w+)  .*dlq/" + Pattern.quote(name)).matcher(list);
        assertThat(row.find()).as(list).isTrue();
        return row.group(1);
    }

    private void load() {
        running.cloud().schedules().stream().map(Schedule::fireNow).forEach(run -> run.join());
        view().awaitArchived();
    }

    private PipelineView view() {
        return new PipelineView(running.deployment());
    }

    /** The list also shows progress: it changes with every letter. */
    private void awaitListed(String text) {
        ProgressWait.until("the list of dead letters has" + text, this::list, () -> list().contains(text));
    }

    private String list() {
        try {
            return dlq(0, "list");
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException("Cannot list the dead letters", broken);
        }
    }

    private Map<String, Integer> outcomes() {
        Map<String, Integer> outcomes = new TreeMap<>();
        running.deployment().ledger().forEachFile(file -> {
            Disposition disposition = file.disposition();
            String name = file.source().location().key().substring("dlq/".length());
            outcomes.merge(name + " " + disposition.getClass().getSimpleName(), 1, Integer::sum);
            if (name.equals("wide.json")) {
                assertThat(disposition)
                        .isInstanceOfSatisfying(
                                Staged.class,
                                staged -> assertThat(staged.repairs()).containsExactly("CONCATENATED"));
            }
        });
        return outcomes;
    }

    /** A field that the feed does not have, and which is therefore left out. */
    private static String note(int chars) {
        return ", \"note\": \"%s\"}".formatted("x".repeat(chars));
    }

    private static String row(int device) {
        return "{\"deviceid\": \"%d\", \"datetime\": \"2020-01-07 00:00:00\", \"temperature\": \"4\"}"
                .formatted(device);
    }
}
