package io.sealift.cli.common;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a point in time as people write it: {@code 2026-11-22T15:00:00Z}, or {@code 7d} for that long ago. */
public final class SinceOption implements ITypeConverter<Instant> {
    private final Clock clock;

    SinceOption() {
        this(Clock.systemUTC());
    }

    SinceOption(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Instant convert(String text) {
        try {
            return text.endsWith("Z") ? Instant.parse(text) : ago(text);
        } catch (DateTimeException | TypeConversionException neither) {
            throw new TypeConversionException(
                    "'%s' is neither a time like 2026-11-22T15:00:00Z nor a duration like 30s, 5m, 1h or 7d"
                            .formatted(text));
        }
    }

    private Instant ago(String text) {
        Duration duration = new DurationOption().convert(text);
        return clock.instant().minus(duration);
    }
}
