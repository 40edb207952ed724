package io.sealift.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DayTextTest {
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
        assertThat(DayText.read(DayText.write(List.of(days.split(","))))).containsExactly(days.split(","));
    }

    @Test
    void shouldBeShortWhenDaysFollowEachOther() {
        assertThat(DayText.write(List.of("2026-01-30", "2026-01-31", "2026-02-01", "2026-03-01")))
                .isEqualTo("2026-01-30 1x2 28");
    }
}
