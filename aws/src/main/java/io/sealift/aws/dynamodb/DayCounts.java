package io.sealift.aws.dynamodb;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Rows by day as one short text: the first day, the steps in days to the following ones, and the rows of each.
 *
 * <p>{@code 2026-01-30 1x2 28|5 7x2 1} is 5 rows on 2026-01-30, 7 on 2026-01-31 and on 2026-02-01, 1 on 2026-03-01. A pack
 * can have rows of thousands of days, all in one item, and an item holds 400 KB.
 */
final class DayCounts {
    private static final char BAR = '|';
    private static final char GAP = ' ';

    private DayCounts() {}

    /** Writes at least one day. */
    static String write(SortedMap<String, Long> rowsPerDay) {
        long before = LocalDate.parse(rowsPerDay.firstKey()).toEpochDay();
        List<Long> steps = new ArrayList<>();
        for (String day : rowsPerDay.sequencedKeySet()) {
            long at = LocalDate.parse(day).toEpochDay();
            steps.add(at - before);
            before = at;
        }
        String days = rowsPerDay.firstKey() + GAP + Runs.write(steps.subList(1, steps.size()));
        return days.strip() + BAR + Runs.write(rowsPerDay.values());
    }

    /** Reads what {@link #write} wrote. */
    static SortedMap<String, Long> read(String text) {
        int bar = text.indexOf(BAR);
        String days = text.substring(0, bar);
        int gap = days.indexOf(GAP);
        LocalDate day = LocalDate.parse(gap < 0 ? days : days.substring(0, gap));
        List<Long> steps = gap < 0 ? List.of() : Runs.read(days.substring(gap + 1));
        List<Long> rows = Runs.read(text.substring(bar + 1));
        SortedMap<String, Long> rowsPerDay = new TreeMap<>();
        rowsPerDay.put(day.toString(), rows.getFirst());
        for (int index = 0; index < steps.size(); index++) {
            day = day.plusDays(steps.get(index));
            rowsPerDay.put(day.toString(), rows.get(index + 1));
        }
        return rowsPerDay;
    }
}
