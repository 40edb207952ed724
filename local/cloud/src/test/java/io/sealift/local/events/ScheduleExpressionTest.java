package io.sealift.local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleExpressionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cron(5 * * * ? *)                  | 2026-11-22T15:05:00Z | 2026-11-22T16:05:00Z",
                "cron(5 * * * ? *)                  | 2026-11-22T15:04:59Z | 2026-11-22T15:05:00Z",
                "cron(0/15 8-17 ? * MON-FRI *)      | 2026-11-20T17:45:00Z | 2026-11-23T08:00:00Z",
                "cron(*/15 * * * ? *)               | 2026-11-20T17:46:00Z | 2026-11-20T18:00:00Z",
                "cron(10-30/10 1,3 1 * ? *)         | 2026-12-01T01:10:00Z | 2026-12-01T01:20:00Z",
                "cron(10-30/10 1,3 1 * ? *)         | 2026-12-01T03:30:00Z | 2027-01-01T01:10:00Z",
                "cron(0 12 ? * 1 *)                 | 2026-11-21T00:00:00Z | 2026-11-22T12:00:00Z",
                "cron(0 0 29 feb ? *)               | 2026-11-22T00:00:00Z | 2028-02-29T00:00:00Z",
                "cron(0 0 1 JAN,JUL ? 2030-2031)    | 2026-11-22T00:00:00Z | 2030-01-01T00:00:00Z",
            })
    void shouldFindNextTimeWhenCronIsGiven(String expression, Instant now, Instant next) {
        assertThat(ScheduleExpression.parse(expression).next(now, now, ZoneOffset.UTC))
                .hasValue(next);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cron(0 0 30 FEB ? *)", "cron(0 0 1 * ? 2020)"})
    void shouldNeverFireWhenCronNamesNoTimeToCome(String expression) {
        Instant now = Instant.parse("2026-11-22T00:00:00Z");
        assertThat(ScheduleExpression.parse(expression).next(now, now, ZoneOffset.UTC))
                .isEmpty();
    }

    @Test
    void shouldSkipMissingAndFireRepeatedTimeOnceWhenClocksChange() {
        // Given
        ScheduleExpression halfPastTwo = ScheduleExpression.parse("cron(30 2 * * ? *)");
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        // When
        Instant spring = Instant.parse("2026-03-28T12:00:00Z");
        Instant autumn = Instant.parse("2026-10-25T00:30:00Z");
        // Then
        assertThat(halfPastTwo.next(spring, spring, berlin)).hasValue(Instant.parse("2026-03-30T00:30:00Z"));
        assertThat(halfPastTwo.next(autumn, autumn, berlin)).hasValue(Instant.parse("2026-10-26T01:30:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"rate(1 minute),PT1M", "rate(5 minutes),PT5M", "rate(1 hour),PT1H", "rate(2 days),PT48H"})
    void shouldReadPeriodWhenRateIsGiven(String expression, Duration period) {
        assertThat(ScheduleExpression.parse(expression)).isEqualTo(ScheduleExpression.every(period));
    }

    @Test
    void shouldStayOnBeatWhenTimesWereMissed() {
        // Given
        Instant previous = Instant.parse("2026-11-22T15:00:00Z");
        // When
        Instant now = previous.plusSeconds(150);
        // Then
        assertThat(ScheduleExpression.every(Duration.ofMinutes(1)).next(previous, now, ZoneOffset.UTC))
                .hasValue(Instant.parse("2026-11-22T15:03:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hourly",
                "at(2026-11-22T15:00:00)",
                "rate(0 minutes)",
                "rate(5 seconds)",
                "rate(-1 hours)",
                "cron(0 * * * *)",
                "cron(0 * * * * *)",
                "cron(0 * ? * ? *)",
                "cron(60 * * * ? *)",
                "cron(9-3 * * * ? *)",
                "cron(*/0 * * * ? *)",
                "cron(1,,2 * * * ? *)",
                "cron(0 0 15W * ? *)",
                "cron(0 0 L * ? *)",
                "cron(0 0 ? * 6L *)",
                "cron(0 0 ? * MON#2 *)",
                "cron(0 0 * FOO ? *)",
            })
    void shouldRefuseWhenExpressionIsInvalid(String expression) {
        assertThatThrownBy(() -> ScheduleExpression.parse(expression)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldSayWhatToWriteWhenValueIsOutOfBounds() {
        assertThatThrownBy(() -> ScheduleExpression.parse("cron(0 24 * * ? *)"))
                .hasMessage("Invalid hours '24' in a cron expression. Write values, ranges or steps from 0 to 23");
    }
}
