package io.sealift.cli.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class SinceOptionTest {
    private final SinceOption option =
            new SinceOption(Clock.fixed(Instant.parse("2026-11-22T15:00:00Z"), ZoneOffset.UTC));

    @Test
    void shouldReadTimesAndDurations() {
        assertThat(option.convert("2026-11-20T01:02:03Z")).isEqualTo("2026-11-20T01:02:03Z");
        assertThat(option.convert("7d")).isEqualTo("2026-11-15T15:00:00Z");
        assertThat(option.convert("90m")).isEqualTo("2026-11-22T13:30:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-11-20", "2026-13-20T00:00:00Z", "0d", "-1h", "Z"})
    void shouldSayWhatItReadsWhenItIsNeither(String text) {
        assertThatThrownBy(() -> option.convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("'%s' is neither a time like 2026-11-22T15:00:00Z nor a duration like 30s, 5m, 1h or 7d"
                        .formatted(text));
    }
}
