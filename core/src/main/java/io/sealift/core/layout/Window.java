package io.sealift.core.layout;

import java.time.LocalDate;

/**
 * Windows of 100 days of event time. The rows of a pack go into objects by window, so that no row is read by two
 * slices. A window is named by its number: the epoch day divided by 100, rounded down.
 */
public final class Window {
    /** How many days are in a window; Athena writes at most 100 partitions in one INSERT. */
    public static final int DAYS = 100;

    private Window() {}

    /** The window of a day, counted from 1970-01-01. */
    public static long of(long epochDay) {
        return Math.floorDiv(epochDay, DAYS);
    }

    /** The window of a day, {@code yyyy-MM-dd}. */
    public static long of(String day) {
        return of(LocalDate.parse(day).toEpochDay());
    }
}
