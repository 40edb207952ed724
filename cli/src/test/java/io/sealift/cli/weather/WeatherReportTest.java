package io.sealift.cli.weather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeatherReportTest {
    private static final ExpectedTotals EXPECTED = expected();

    @Test
    void shouldAgreeWhenTheTableHoldsWhatWasFed() {
        // Given
        List<Map<String, String>> answer = List.of(
                Map.of("block", "all_rows", "days", "2", "rows", "6", "files_in_layout_station_day", "4"),
                Map.of("block", "per_device.1", "temperature_sum", "17"));

        // When
        List<Total> totals = WeatherReport.compare(EXPECTED, answer);

        // Then
        assertThat(totals)
                .allMatch(Total::agrees)
                .extracting(Total::name)
                .containsExactly(
                        "days", "all_rows.rows", "per_device.1.temperature.sum", "files_in_layout.station-day");
    }

    @Test
    void shouldDifferWhenATotalIsAnotherOrABlockIsMissing() {
        // Given
        List<Map<String, String>> answer =
                List.of(Map.of("block", "all_rows", "days", "2", "rows", "5", "files_in_layout_station_day", "4"));

        // When
        List<Total> totals = WeatherReport.compare(EXPECTED, answer);

        // Then
        assertThat(totals)
                .filteredOn(total -> !total.agrees())
                .containsExactly(
                        new Total("all_rows.rows", "6", "5"), new Total("per_device.1.temperature.sum", "17", "none"));
    }

    @Test
    void shouldDifferEverywhereWhenTheTableIsEmpty() {
        // Given // When
        List<Total> totals = WeatherReport.compare(EXPECTED, List.of());

        // Then
        assertThat(totals).hasSize(4).noneMatch(Total::agrees);
    }

    @Test
    void shouldReportTheRowsWhenABlockWasNotExpected() {
        // Given
        List<Map<String, String>> answer = List.of(Map.of("block", "per_device.10", "rows", "12"));

        // When
        List<Total> totals = WeatherReport.compare(EXPECTED, answer);

        // Then
        assertThat(totals).contains(new Total("per_device.10.rows", "none", "12"));
    }

    @Test
    void shouldRefuseWhenTheAnswerIsNotOfTheTotalsQuery() {
        // Given
        List<Map<String, String>> other = List.of(Map.of("count", "1"));
        List<Map<String, String>> twice = List.of(Map.of("block", "all_rows"), Map.of("block", "all_rows"));

        // When // Then
        assertThatThrownBy(() -> WeatherReport.compare(EXPECTED, other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A row of the answer has no column block, only [count]: was it the totals query?");
        assertThatThrownBy(() -> WeatherReport.compare(EXPECTED, twice))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The answer has block all_rows twice: was it read together with another answer?");
    }

    private static ExpectedTotals expected() {
        LinkedHashMap<String, String> values = new LinkedHashMap<>();
        values.put("days", "2");
        values.put("all_rows.rows", "6");
        values.put("per_device.1.temperature.sum", "17");
        values.put("files_in_layout.station-day", "4");
        return new ExpectedTotals(values);
    }
}
