package io.sealift.cli.weather;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.cli.weather.LoadedTable.Duplicates;
import java.util.List;
import org.junit.jupiter.api.Test;

class TotalsTableTest {
    private static final String HASH = "f67be95812fd19287ca961fbbdf62fea703aecd9baf632797fbe5c023b3b8dcf";

    @Test
    void shouldPrintALineForEachGroupWhenTotalsBelongTogether() {
        // Given
        List<Total> totals = List.of(
                new Total("days", "91", "91"),
                new Total("all_rows.rows", "6497", "6497"),
                new Total("all_rows.rain.sum", "616", "615"),
                new Total("all_rows.rain.max", "11", "11"),
                new Total("all_rows.hash", HASH, Total.NONE));

        // When
        String table = TotalsTable.of(totals);

        // Then
        assertThat(table.lines())
                .containsExactly(
                        "total          expected             found",
                        "days           91                   91      ok",
                        "all_rows.rows  6497                 6497    ok",
                        "all_rows.rain  616 11               615 11  DIFFERS",
                        "all_rows.hash  f67be95812fd1928...  none    DIFFERS",
                        "Values of all_rows.rain: sum, max",
                        "5 totals compared, 2 differ");
    }

    @Test
    void shouldStayCompactWhenAllTotalsOfTheDemoArePrinted() {
        // Given
        List<Total> totals = WeatherReport.compare(
                ExpectedTotals.in(Demo.HOME), LoadedTable.of(Demo.files()).answer(Duplicates.BY_WARMTH));

        // When
        String table = TotalsTable.of(totals);

        // Then
        assertThat(table).endsWith("193 totals compared, 0 differ" + System.lineSeparator());
        assertThat(table.lines())
                .hasSizeLessThan(60)
                .anyMatch(line -> line.startsWith("A table keeps no order of lines"))
                .filteredOn(line -> line.endsWith(" ok"))
                .hasSize(46)
                .allMatch(line -> line.length() <= 100);
    }
}
