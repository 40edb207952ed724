package io.sealift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.cli.proof.ProveCommand;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.Ledger;
import io.sealift.proof.fault.Twisted;
import io.sealift.proof.harness.Ports;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ProveCommandTest {
    private final StringWriter out = new StringWriter();

    @Test
    void shouldEndWithOneLineWhenEveryInvariantHolds() {
        // When
        int exitCode = Main.run(sound(), "prove", "--seeds", "20", "--threads", "2");
        // Then
        assertThat(lastLine())
                .matches("prove: [1-9][0-9]{2,} crash points, 20 schedules, [1-9][0-9]+ events, 0 violations");
        assertThat(exitCode).isZero();
    }

    @Test
    void shouldTellTheStoryWhenOneSeedIsReplayed() {
        // When
        int exitCode = Main.run(sound(), "prove", "--seed", "4711");
        // Then
        assertThat(out.toString()).contains("time passes", "ingests");
        assertThat(lastLine()).matches("prove: 0 crash points, 1 schedules, [1-9][0-9]+ events, 0 violations");
        assertThat(exitCode).isZero();
    }

    @Test
    void shouldNameWhatBrokeAndHowToReplayItWhenProtocolIsBroken() {
        // When
        int exitCode = broken().execute("--seeds", "200");
        // Then
        assertThat(out.toString())
                .contains("INGEST, ", "  replay it: sealift prove --seeds 0", "is gone, and no manifest has it")
                .containsPattern("(?m)^seed [0-9]+: ")
                .containsPattern("(?m)^  replay it: sealift prove --seed [0-9]+$");
        assertThat(lastLine()).startsWith("prove: ").doesNotEndWith(" 0 violations");
        assertThat(exitCode).isEqualTo(1);
    }

    @Test
    void shouldTellWhatBrokeWhenItsSeedIsReplayed() {
        // Given
        broken().execute("--seeds", "200");
        Matcher found = Pattern.compile("(?m)^seed ([0-9]+): .+$").matcher(out.toString());
        assertThat(found.find()).isTrue();
        String finding = found.group();
        out.getBuffer().setLength(0);
        // When
        int exitCode = broken().execute("--seed", found.group(1));
        // Then
        assertThat(out.toString()).contains(finding);
        assertThat(lastLine()).matches("prove: 0 crash points, 1 schedules, [0-9]+ events, 1 violations");
        assertThat(exitCode).isEqualTo(1);
    }

    @Test
    void shouldRefuseWhenSeedAndSeedsAreGiven() {
        StringWriter errors = new StringWriter();
        int exitCode = Main.run(sound().setErr(new PrintWriter(errors)), "prove", "--seed", "1", "--seeds", "2");
        assertThat(errors.toString()).contains("mutually exclusive").contains("--seed");
        assertThat(exitCode).isEqualTo(2);
    }

    private CommandLine sound() {
        return Main.commandLine().setOut(new PrintWriter(out));
    }

    private CommandLine broken() {
        return new CommandLine(new ProveCommand(ProveCommandTest::deleteBeforeCommit)).setOut(new PrintWriter(out));
    }

    private static Ports deleteBeforeCommit(Ports ports) {
        return ports.with(Twisted.port(Ledger.class, ports.ledger(), "commit", (original, arguments) -> {
            for (Object file : (List<?>) arguments[1]) {
                ports.store().delete(((FileEntry) file).source());
            }
            return original.call(arguments);
        }));
    }

    private String lastLine() {
        return out.toString().lines().toList().getLast();
    }
}
