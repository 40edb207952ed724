package io.sealift.local.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.local.lambda.InvocationResult;
import io.sealift.local.lambda.InvocationResult.Returned;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private final ManualClock clock = new ManualClock("2026-11-22T15:30:00Z");
    private final List<String> events = new ArrayList<>();
    private final ScheduleSpec hourly = new ScheduleSpec(
            "load",
            ScheduleExpression.parse("cron(5 * * * ? *)"),
            ZoneOffset.UTC,
            ScheduleInput.of("{\"due\":\"<aws.scheduler.scheduled-time>\"}"));

    @Test
    void shouldFireOnceWithTimeItWasDueWhenTimeHasCome() {
        // Given
        var schedule = new Schedule(hourly, this::deliver, clock);
        // When
        schedule.fireIfDue();
        clock.advance(Duration.ofMinutes(35).plusSeconds(3));
        schedule.fireIfDue();
        schedule.fireIfDue();
        // Then
        assertThat(events).containsExactly("{\"due\":\"2026-11-22T16:05:00Z\"}");
        assertThat(schedule.next()).hasValue(Instant.parse("2026-11-22T17:05:00Z"));
    }

    @Test
    void shouldFireOnceWhenManyTimesWereMissed() {
        // Given
        var schedule = new Schedule(hourly, this::deliver, clock);
        // When
        clock.advance(Duration.ofDays(2));
        schedule.fireIfDue();
        schedule.fireIfDue();
        // Then
        assertThat(events).hasSize(1);
    }

    @Test
    void shouldFireByPeriodWhenExpressionIsOverridden() {
        // Given
        var schedule = new Schedule(hourly.every(Duration.ofSeconds(10)), this::deliver, clock);
        // When
        for (int second = 0; second < 60; second++) {
            clock.advance(Duration.ofSeconds(1));
            schedule.fireIfDue();
        }
        // Then
        assertThat(events).hasSize(6);
    }

    @Test
    void shouldFireAtOnceAndKeepItsTimesWhenTold() {
        // Given
        var schedule = new Schedule(hourly, this::deliver, clock);
        // When
        CompletableFuture<InvocationResult> fired = schedule.fireNow();
        // Then
        assertThat(fired).isCompletedWithValue(new Returned("null"));
        assertThat(events).containsExactly("{\"due\":\"2026-11-22T15:30:00Z\"}");
        assertThat(schedule.next()).hasValue(Instant.parse("2026-11-22T16:05:00Z"));
    }

    @Test
    void shouldGoOnWhenTargetRefuses() {
        // Given
        var schedule = new Schedule(
                hourly,
                event -> {
                    throw new IllegalStateException("Function load was stopped");
                },
                clock);
        // When
        clock.advance(Duration.ofHours(1));
        schedule.fireIfDue();
        // Then
        assertThat(schedule.next()).hasValue(Instant.parse("2026-11-22T17:05:00Z"));
    }

    private CompletableFuture<InvocationResult> deliver(byte[] event) {
        events.add(new String(event, StandardCharsets.UTF_8));
        return CompletableFuture.completedFuture(new Returned("null"));
    }
}
