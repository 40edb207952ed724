package io.sealift.local.events;

import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One field of a cron expression: its bounds, its names, and how to read a list of its values. */
enum CronField {
    MINUTES(0, 59, ""),
    HOURS(0, 23, ""),
    DAY_OF_MONTH(1, 31, ""),
    MONTH(1, 12, "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"),
    DAY_OF_WEEK(1, 7, "SUN MON TUE WED THU FRI SAT"),
    YEAR(1970, 2199, "");

    private static final Pattern ITEM =
            Pattern.compile("(?<all>[*])?(?<from>[0-9A-Z]+)?(-(?<to>[0-9A-Z]+))?(/(?<step>[0-9]{1,4}))?");

    private final int min;
    private final int max;
    private final String names;

    CronField(int min, int max, String names) {
        this.min = min;
        this.max = max;
        this.names = names;
    }

    /**
     * The values of a list such as {@code 1,5-9,MON-FRI,0/15}.
     *
     * @throws IllegalArgumentException if an item is not a value, range or step of this field
     */
    NavigableSet<Integer> read(String list) {
        var values = new TreeSet<Integer>();
        for (String item : list.split(",", -1)) {
            addItem(item, values);
        }
        return values;
    }

    /** One value, as a number or a name. */
    int value(String text) {
        int named = List.of(names.split(" ")).indexOf(text);
        if (named >= 0 && !text.isEmpty()) {
            return min + named;
        }
        try {
            int value = Integer.parseInt(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            throw invalid(text, notANumber);
        }
        throw invalid(text, null);
    }

    private void addItem(String item, Set<Integer> values) {
        Matcher matcher = ITEM.matcher(item);
        boolean known = matcher.matches();
        boolean all = known && matcher.group("all") != null;
        String first = known ? matcher.group("from") : null;
        String last = known ? matcher.group("to") : null;
        String step = known ? matcher.group("step") : null;
        if (!known || all == (first != null) || (all && last != null)) {
            throw invalid(item, null);
        }
        int from = first == null ? min : value(first);
        int open = all || step != null ? max : from;
        int to = last == null ? open : value(last);
        int by = step == null ? 1 : Integer.parseInt(step);
        if (from > to || by == 0) {
            throw invalid(item, null);
        }
        for (int value = from; value <= to; value += by) {
            values.add(value);
        }
    }

    private IllegalArgumentException invalid(String item, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "Invalid " + name().toLowerCase(Locale.ROOT).replace('_', '-') + " '" + item
                        + "' in a cron expression. Write values, ranges or steps from " + min + " to " + max,
                cause);
    }
}
