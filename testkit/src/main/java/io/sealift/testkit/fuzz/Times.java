package io.sealift.testkit.fuzz;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Times as JSON values. */
final class Times {
    private static final List<LocalDate> RECENT = IntStream.range(0, 24)
            .mapToObj(day -> LocalDate.of(2020, 2, 16).plusDays(day))
            .toList();
    private static final List<LocalDate> REMOTE = List.of(
            LocalDate.of(1, 1, 1),
            LocalDate.of(1582, 10, 4),
            LocalDate.of(1582, 10, 10),
            LocalDate.of(1582, 10, 15),
            LocalDate.of(1899, 12, 31),
            LocalDate.of(1969, 12, 31),
            LocalDate.of(1970, 1, 1),
            LocalDate.of(2000, 2, 29),
            LocalDate.of(2038, 1, 19),
            LocalDate.of(9999, 12, 31));
    private static final List<String> ZONES =
            List.of("Z", "z", "+00:00", "-00:00", "+02:00", "-0330", "+05", "-18:00", "+1800", "+05:45", "-11");

    private Times() {}

    /** So few days that one load holds the rows of all files. */
    static Arbitrary<LocalDate> eventDays() {
        return Arbitraries.oneOf(
                Arbitraries.of(RECENT),
                Arbitraries.of(RECENT),
                Arbitraries.of(Stream.concat(RECENT.stream(), REMOTE.stream()).toList()));
    }

    /** Days that no zone moves out of the calendar. */
    static Arbitrary<LocalDate> recentDays() {
        return Arbitraries.of(RECENT);
    }

    /** In the engine's own form, with up to three digits of a fraction. */
    static Arbitrary<String> sound(Arbitrary<LocalDate> days) {
        return Combinators.combine(days, clock(), Arbitraries.of("", ".0", ".5", ".25", ".123", ".999", ".000"))
                .as((day, clock, fraction) -> Values.quoted(day + " " + clock + fraction));
    }

    /** In another form of ISO 8601. */
    static Arbitrary<String> mendable(Arbitrary<LocalDate> days) {
        return Combinators.combine(
                        days,
                        Arbitraries.of("T", "t", " "),
                        clock(),
                        Arbitraries.of("", ".5", ".250", ".1230", ".000000", ".999000000", "-"),
                        Arbitraries.oneOf(Arbitraries.just(""), Arbitraries.of(ZONES)))
                .as((day, separator, clock, fraction, zone) -> Values.quoted(
                        day + separator + (fraction.equals("-") ? clock.substring(0, 5) : clock + fraction) + zone));
    }

    private static Arbitrary<String> clock() {
        return Arbitraries.oneOf(
                Arbitraries.integers()
                        .between(0, 86_399)
                        .map(second -> "%02d:%02d:%02d".formatted(second / 3600, second / 60 % 60, second % 60)),
                Arbitraries.of("00:00:00", "23:59:59", "02:30:00"));
    }
}
