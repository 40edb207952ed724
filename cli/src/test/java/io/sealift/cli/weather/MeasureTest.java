package io.sealift.cli.weather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeasureTest {
    @ParameterizedTest
    @CsvSource({
        "TEMPERATURE, 39.02, 4",
        "TEMPERATURE, 32.9, 1",
        "TEMPERATURE, 31.1, -1",
        "TEMPERATURE, 31.2, 0",
        "HUMIDITY, 2.5, 3",
        "HUMIDITY, -2.5, -3",
        "WINDDIRECTION, 360, 360",
        "WINDINTENSITY, 10.357019999999999, 17",
        "RAINHEIGHT, 0.01, 0",
        "RAINHEIGHT, 0.02, 1",
    })
    void shouldRoundHalvesAwayFromZeroWhenConverting(Measure measure, String source, short expected) {
        // Given // When // Then
        assertThat(measure.convert(source)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NA", ""})
    void shouldBeEmptyWhenNothingWasMeasured(String source) {
        // Given // When // Then
        assertThat(Measure.HUMIDITY.convert(source)).isEmpty();
    }

    @Test
    void shouldRefuseWhenTheValueDoesNotFitASmallint() {
        // Given // When // Then
        assertThatThrownBy(() -> Measure.HUMIDITY.convert("32767.5")).isInstanceOf(ArithmeticException.class);
        assertThat(Measure.HUMIDITY.convert("32767.4")).contains(Short.MAX_VALUE);
    }
}
