package io.sealift.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TimeFakesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T15:00:00Z");

    private final MutableClock clock = new MutableClock(NOW);

    @Test
    void shouldMoveOnlyWhenTold() {
        // Given
        Clock other = clock.withZone(ZoneId.of("Asia/Tokyo"));
        // When
        clock.advance(Duration.ofSeconds(5));
        // Then
        assertThat(clock.instant()).isEqualTo(NOW.plusSeconds(5));
        assertThat(other.instant()).isEqualTo(NOW.plusSeconds(5));
        clock.set(NOW.minusSeconds(1));
        assertThat(other.instant()).isEqualTo(NOW.minusSeconds(1));
        assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1))).hasMessageContaining("back in time");
    }

    @Test
    void shouldRecordAndPassTimeWhenSlept() {
        // Given
        RecordingPause pause = new RecordingPause(clock);
        // When
        pause.sleep(Duration.ofSeconds(2));
        pause.sleep(Duration.ofSeconds(3));
        // Then
        assertThat(pause.asked()).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(3));
        assertThat(pause.total()).isEqualTo(Duration.ofSeconds(5));
        assertThat(clock.instant()).isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void shouldCountFromOneWhenSalted() {
        SequenceIds ids = new SequenceIds();
        assertThat(ids.nextSalt()).isEqualTo(1);
        assertThat(ids.nextSalt()).isEqualTo(2);
    }
}
