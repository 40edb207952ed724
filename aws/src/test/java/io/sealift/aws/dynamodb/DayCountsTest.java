package io.sealift.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DayCountsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001-01-01",
                "2026-01-30,2026-01-31,2026-02-01,2026-03-01",
                "2024-02-28,2024-02-29,2024-03-01",
                "2026-01-01,2026-01-03,2026-01-05,2026-01-06,2026-01-07,2026-01-09",
                "0001-01-01,9999-12-31"
            })
    void shouldBeSameWhenWrittenAndRead(String days) {
        // Given
        SortedMap<String, Long> rowsPerDay = new TreeMap<>();
        for (String day : days.split(",", -1)) {
            rowsPerDay.put(day, 1L + rowsPerDay.size() / 2);
        }
        // When, Then
        assertThat(DayCounts.read(DayCounts.write(rowsPerDay))).isEqualTo(rowsPerDay);
    }

    @Test
    void shouldBeShortWhenDaysFollowEachOther() {
        assertThat(DayCounts.write(
                        new TreeMap<>(Map.of("2026-01-30", 5L, "2026-01-31", 7L, "2026-02-01", 7L, "2026-03-01", 1L))))
                .isEqualTo("2026-01-30 1x2 28|5 7x2 1");
        assertThat(DayCounts.write(new TreeMap<>(Map.of("2026-01-30", Long.MAX_VALUE))))
                .isEqualTo("2026-01-30|9223372036854775807");
    }

    @Test
    void shouldBeSameWhenRunsAreWrittenAndRead() {
        for (List<Long> numbers : List.of(List.<Long>of(), List.of(0L), List.of(-3L, -3L, 5L, -3L), List.of(1L, 2L))) {
            assertThat(Runs.read(Runs.write(numbers))).isEqualTo(numbers);
        }
    }
}
