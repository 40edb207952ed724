package io.sealift.cli.weather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpectedTotalsTest {
    @Test
    void shouldKeepEveryTotalInOrderWhenRead(@TempDir Path home) throws IOException {
        // Given
        write(home, """
                {"first_datetime": "2013-10-01 00:00:00",
                 "all_rows": {"rows": 7, "humidity": {"min": null, "max": -8}}}""");

        // When
        ExpectedTotals totals = ExpectedTotals.in(home);

        // Then
        assertThat(totals.values().sequencedEntrySet())
                .extracting(Object::toString)
                .containsExactly(
                        "first_datetime=2013-10-01 00:00:00",
                        "all_rows.rows=7",
                        "all_rows.humidity.min=none",
                        "all_rows.humidity.max=-8");
    }

    @Test
    void shouldRefuseWhenThereIsNothingToCompare(@TempDir Path home) throws IOException {
        // Given
        write(home, "{\"days\": 91}");

        // When // Then
        assertThatThrownBy(() -> ExpectedTotals.in(home))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No total all_rows.rows among [days]");
    }

    @Test
    void shouldNameTheFileWhenItIsNotThere(@TempDir Path home) {
        // Given // When // Then
        assertThatThrownBy(() -> ExpectedTotals.in(home))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("Cannot read the expected totals " + home);
    }

    private static void write(Path home, String json) throws IOException {
        Path folder = Files.createDirectories(home.resolve("data/weather"));
        Files.writeString(folder.resolve("expected_2013q4.json"), json);
    }
}
