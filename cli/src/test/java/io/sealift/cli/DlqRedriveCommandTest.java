package io.sealift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.deadletter.LetterTray;
import io.sealift.core.deadletter.Redrive;
import io.sealift.testkit.world.PipelineWorld;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DlqRedriveCommandTest {
    private static final int FILES = 12;
    private static final String MORE = "More may wait in the queue";

    private final PipelineWorld world = new PipelineWorld();
    private final StringWriter out = new StringWriter();

    @BeforeEach
    void refuseFiles() {
        for (int number = 0; number < FILES; number++) {
            world.producer().landUnsound("bad%d.json".formatted(number), "[%d]\n".formatted(number));
        }
        world.ingest();
        world.ingest();
    }

    @Test
    void shouldEndWithOneAndSaySoWhenMoreMayWait() {
        try (LetterTray tray = openTray(1)) {
            // When, Then
            assertThat(redrive(tray, "--all", "--dry-run")).isEqualTo(1);
            assertThat(out.toString()).contains("would be done", MORE);
            assertThat(redrive(tray, "--all", "--dry-run", "--json")).isEqualTo(1);
            assertThat(out.toString()).contains("\"more\" : true");
            assertThat(DlqJson.list(tray.letters(), tray)).contains("\"more\" : true");
            assertThat(DlqText.more(tray)).startsWith(MORE).hasLineCount(1);
        }
    }

    @Test
    void shouldEndWithZeroWhenAllWereTakenOut() {
        try (LetterTray tray = openTray(100)) {
            // When, Then
            assertThat(redrive(tray, "--all", "--dry-run")).isZero();
            assertThat(out.toString())
                    .contains("redrive: %d of %d would be done".formatted(FILES, FILES))
                    .doesNotContain(MORE);
            assertThat(DlqJson.list(tray.letters(), tray)).contains("\"more\" : false");
            assertThat(DlqText.more(tray)).isEmpty();
        }
    }

    @Test
    void shouldNotAskForAnotherRunWhenTheOneLetterIsDone() {
        try (LetterTray tray = openTray(1)) {
            // When
            int exitCode = redrive(tray, tray.letters().getFirst().id(), "--dry-run");
            // Then
            assertThat(exitCode).isZero();
            assertThat(out.toString()).contains("redrive: 1 of 1").doesNotContain(MORE);
        }
    }

    private LetterTray openTray(int messagesMax) {
        return LetterTray.open(world.deadLetters(), world.ledger(), PipelineWorld.MESSAGES, messagesMax);
    }

    private int redrive(LetterTray tray, String... args) {
        out.getBuffer().setLength(0);
        DlqRedriveCommand command = new DlqRedriveCommand();
        new CommandLine(command).setOut(new PrintWriter(out, true)).parseArgs(args);
        Redrive redrive =
                new Redrive(world.store(), world.ledger(), world.queue(), world.clock(), PipelineWorld.ARCHIVE);
        int exitCode = command.redrive(redrive, tray);
        assertThat(world.deadLetters().waiting()).hasSize(FILES);
        return exitCode;
    }
}
