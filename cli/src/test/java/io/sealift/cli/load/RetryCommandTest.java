package io.sealift.cli.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.load.ManifestRetry;
import io.sealift.fakes.InMemoryLedger;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class RetryCommandTest {
    private static final Instant AT = Instant.parse("2026-11-22T15:00:00Z");
    private static final ManifestId ID = ManifestId.at(AT, 7);

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final StringWriter out = new StringWriter();

    @Test
    void shouldEndWithZeroWhenAllAreAskedForAndNoneHasStopped() {
        // When, Then
        assertThat(retry("--all")).isZero();
        assertThat(out.toString()).isEqualTo("retry: no manifest has stopped%n".formatted());
    }

    @Test
    void shouldEndWithOneWhenThereIsNoSuchManifest() {
        // When, Then
        assertThat(retry(ID.value(), "--json")).isEqualTo(1);
        assertThat(out.toString()).contains("\"renewed\" : 0", "\"outcome\" : \"noSuchManifest\"");
    }

    @Test
    void shouldEndWithOneAndSayItsStateWhenThereIsNothingToRetry() {
        // Given
        ledger.open(Manifest.open(ID, AT));
        // When, Then
        assertThat(retry(ID.value())).isEqualTo(1);
        assertThat(out.toString())
                .isEqualTo("retry: manifest %s is OPEN and nothing of it stopped or waits; nothing was changed%n"
                        .formatted(ID));
    }

    @Test
    void shouldSayHowManySlicesAreTriedAnew() {
        // Given
        Manifest sealed = Manifest.open(ID, AT).become(ManifestState.SEALED, AT);
        // When
        RetryText said = RetryText.of(ID, new ManifestRetry.Outcome.Renewed(sealed, 3));
        // Then
        assertThat(said.text()).startsWith("manifest %s is SEALED, with new attempts for 3 slices".formatted(ID));
        assertThat(said.json().path("outcome").asText()).isEqualTo("renewed");
    }

    private int retry(String... args) {
        RetryCommand command = new RetryCommand();
        new CommandLine(command).setOut(new PrintWriter(out, true)).parseArgs(args);
        ManifestRetry retry = new ManifestRetry(ledger, Clock.fixed(AT, ZoneOffset.UTC));
        return command.retry(retry, args[0].equals("--all") ? retry.stopped() : List.of(ID));
    }
}
