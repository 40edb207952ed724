package io.sealift.cli.weather;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WeatherFileTest {
    @Test
    void shouldRefuseWhenTheRowsAreNotTheLines() {
        // Given // When // Then
        assertThatThrownBy(() -> new WeatherFile("a.json", 2, "{}\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("File a.json has 1 lines, not 2");
    }
}
