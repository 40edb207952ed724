package io.sealift.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Totals;
import io.sealift.core.reconciliation.Balance;
import io.sealift.core.reconciliation.Difference;
import io.sealift.core.reconciliation.FileCount;
import io.sealift.core.reconciliation.ManifestProgress;
import io.sealift.core.reconciliation.Term;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusCommandTest {
    private static final Instant AT = Instant.parse("2026-11-22T15:00:00Z");
    private static final Map<Term, FileCount> TERMS = Map.of(
            Term.LOADED, new FileCount(270, 6_400),
            Term.PENDING, new FileCount(2, 90),
            Term.REFUSED, new FileCount(3, 0),
            Term.DUPLICATES, new FileCount(1, 7));

    @Test
    void shouldEndWithTheSumAndExitWithZeroWhenBalanced() {
        // Given
        Balance balance = new Balance(new FileCount(276, 6_497), TERMS, List.of(), List.of(), List.of());
        // When
        String text = BalanceText.of(balance);
        // Then
        assertThat(text.lines())
                .contains("landed              276         6497", "refused               3            0")
                .last()
                .isEqualTo(
                        "status: balanced, 276 landed = 270 loaded + 2 pending + 3 refused + 1 duplicates + 0 superseded");
        assertThat(StatusCommand.exitCode(balance)).isZero();
    }

    @Test
    void shouldSayWhatDiffersAndExitWithOneWhenNotBalanced() {
        // Given
        Difference difference = new Difference(Difference.Kind.TABLE_FILE_MISSING, "One file is not there");
        Balance balance = new Balance(
                new FileCount(276, 6_497), TERMS, List.of(stopped()), List.of(difference), List.of("Read twice"));
        // When
        String text = BalanceText.of(balance);
        // Then
        assertThat(text.lines())
                .contains("- One file is not there", "- Read twice")
                .anyMatch(line -> line.startsWith("20261122T150000Z-00000007")
                        && line.contains("FAILED")
                        && line.contains("9/20        11"))
                .anyMatch(line -> line.endsWith("then: sealift retry 20261122T150000Z-00000007"))
                .last()
                .asString()
                .startsWith("status: NOT balanced: 276 landed = 270 loaded")
                .endsWith(", 1 differences");
        assertThat(StatusCommand.exitCode(balance)).isEqualTo(1);
    }

    @Test
    void shouldNameBothSidesWhenTheyAreNotEqual() {
        // Given
        Balance balance = new Balance(new FileCount(277, 6_500), TERMS, List.of(), List.of(), List.of());
        // When, Then
        assertThat(BalanceText.lastLine(balance))
                .startsWith("status: NOT balanced: 277 landed != 270 loaded")
                .contains("6500 rows landed and 6497 are accounted for");
        assertThat(StatusCommand.exitCode(balance)).isEqualTo(1);
    }

    @Test
    void shouldSayTheSameWhenJsonIsAskedFor() throws JsonProcessingException {
        // Given
        Difference difference = new Difference(Difference.Kind.TABLE_FILE_MISSING, "One file is not there");
        Balance balance = new Balance(
                new FileCount(276, 6_497), TERMS, List.of(stopped()), List.of(difference), List.of("Read twice"));
        // When
        JsonNode json = new JsonMapper().readTree(BalanceJson.of(balance));
        // Then
        assertThat(json.path("balanced").asBoolean(true)).isFalse();
        assertThat(json.at("/landed/rows").asLong()).isEqualTo(6_497);
        assertThat(json.at("/superseded/files").asLong(-1)).isZero();
        assertThat(json.at("/duplicates/rows").asLong()).isEqualTo(7);
        assertThat(json.at("/differences/0/kind").asText()).isEqualTo("TABLE_FILE_MISSING");
        assertThat(json.at("/notes/0").asText()).isEqualTo("Read twice");
        assertThat(json.at("/manifests/0/state").asText()).isEqualTo("FAILED");
        assertThat(json.at("/manifests/0/published").asInt()).isEqualTo(9);
        assertThat(json.at("/manifests/0/setAside").asInt()).isEqualTo(11);
    }

    private static ManifestProgress stopped() {
        Manifest open = Manifest.open(ManifestId.at(AT, 7), AT);
        Manifest stopped = new Manifest(
                open.id(),
                3,
                ManifestState.FAILED,
                new Totals(2, 90, 1_000),
                open.times(),
                Instant.EPOCH,
                "11 of its slices are set aside. Remove the cause, then: sealift retry " + open.id());
        return new ManifestProgress(stopped, 20, 9, 11);
    }
}
