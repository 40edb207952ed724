package io.sealift.core.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Days as one short text: the first, then the steps to the next ones in days, with how often a step comes in a row.
 *
 * <p>{@code 2026-01-30 1x2 28} is 2026-01-30, 2026-01-31, 2026-02-01 and 2026-03-01. A manifest names every day of each of
 * its slices, all in one item, and an item holds 400 KB.
 */
public final class DayText {
    private static final String GAP = " ";
    private static final String TIMES = "x";

    private DayText() {}

    /** Writes days that are ascending and distinct, at least one. */
    public static String write(List<String> days) {
        StringBuilder text = new StringBuilder(days.getFirst());
        long before = epochDay(days.getFirst());
        long step = 0;
        int times = 0;
        for (String day : days.subList(1, days.size())) {
            long at = epochDay(day);
            if (at - before != step) {
                append(text, step, times);
                step = at - before;
                times = 0;
            }
            times++;
            before = at;
        }
        append(text, step, times);
        return text.toString();
    }

    /** Reads what {@link #write} wrote. */
    public static List<String> read(String text) {
        String[] parts = text.split(GAP, -1);
        LocalDate day = LocalDate.parse(parts[0]);
        List<String> days = new ArrayList<>(List.of(day.toString()));
        for (int index = 1; index < parts.length; index++) {
            int mark = parts[index].indexOf(TIMES);
            long step = Long.parseLong(mark < 0 ? parts[index] : parts[index].substring(0, mark));
            int times = mark < 0 ? 1 : Integer.parseInt(parts[index].substring(mark + 1));
            for (int time = 0; time < times; time++) {
                day = day.plusDays(step);
                days.add(day.toString());
            }
        }
        return List.copyOf(days);
    }

    private static void append(StringBuilder text, long step, int times) {
        if (times > 0) {
            text.append(GAP).append(step);
        }
        if (times > 1) {
            text.append(TIMES).append(times);
        }
    }

    private static long epochDay(String day) {
        return LocalDate.parse(day).toEpochDay();
    }
}
