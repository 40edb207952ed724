package io.sealift.proof.fuzz;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

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

    /** One of so few days that one load holds the rows of all files. */
    static LocalDate eventDay(Dice dice) {
        return dice.percent(90) ? recentDay(dice) : dice.in(REMOTE);
    }

    /** A day that no zone moves out of the calendar. */
    static LocalDate recentDay(Dice dice) {
        return dice.in(RECENT);
    }

    /** In the engine's own form, with up to three digits of a fraction. */
    static String sound(Dice dice, LocalDate day) {
        return Values.quoted(day + " " + clock(dice) + dice.oneOf("", ".0", ".5", ".25", ".123", ".999", ".000"));
    }

    /** In another form of ISO 8601. */
    static String mendable(Dice dice, LocalDate day) {
        String clock = dice.percent(14)
                ? clock(dice).substring(0, 5)
                : clock(dice) + dice.oneOf("", ".5", ".250", ".1230", ".000000", ".999000000");
        String zone = dice.percent(50) ? "" : dice.in(ZONES);
        return Values.quoted(day + dice.oneOf("T", "t", " ") + clock + zone);
    }

    private static String clock(Dice dice) {
        if (dice.percent(50)) {
            return dice.oneOf("00:00:00", "23:59:59", "02:30:00");
        }
        int second = dice.between(0, 86_399);
        return "%02d:%02d:%02d".formatted(second / 3600, second / 60 % 60, second % 60);
    }
}
