package io.sealift.cli.weather;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Prints totals for people: a line per group, because there are nearly two hundred. */
public final class TotalsTable {
    /** Values longer than this get a line of their own. */
    private static final int SHORT_CHARS = 20;

    /** How much of a hash is shown; all of it is compared. */
    private static final int SHOWN_CHARS = 16;

    private static final String ONE_ROW_PER_KEY = "one_row_per_key";

    /** Printed with the totals that are not quite what their names suggest. */
    private static final String NOTE =
            "A table keeps no order of lines: for keep_first it was asked for the warmer of two readings with one key,"
                    + " for keep_last for the colder, which on these days are the first and the last.";

    private TotalsTable() {}

    /** The totals as aligned lines, then what the values are; the last line counts the differences. */
    public static String of(List<Total> totals) {
        List<Line> lines = lines(totals);
        int name = width("total", lines, Line::name);
        int expected = width("expected", lines, Line::expected);
        int found = width("found", lines, Line::found);
        String format = "%%-%ds  %%-%ds  %%-%ds  %%s%n".formatted(name, expected, found);
        StringBuilder table = new StringBuilder(
                        format.formatted("total", "expected", "found", "").stripTrailing())
                .append(System.lineSeparator());
        lines.forEach(line -> table.append(
                format.formatted(line.name(), line.expected(), line.found(), line.agrees() ? "ok" : "DIFFERS")));
        legend(lines).forEach((labels, example) -> table.append("Values of %s: %s%n".formatted(example, labels)));
        if (totals.stream().anyMatch(total -> total.name().startsWith(ONE_ROW_PER_KEY))) {
            table.append(NOTE).append(System.lineSeparator());
        }
        long differing = totals.stream().filter(total -> !total.agrees()).count();
        return table.append("%d totals compared, %d differ%n".formatted(totals.size(), differing))
                .toString();
    }

    private static List<Line> lines(List<Total> totals) {
        SequencedMap<String, List<Total>> groups = new LinkedHashMap<>();
        for (Total total : totals) {
            boolean alone = total.group().isEmpty()
                    || Math.max(total.expected().length(), total.actual().length()) > SHORT_CHARS;
            groups.computeIfAbsent(alone ? total.name() : total.group(), key -> new ArrayList<>())
                    .add(total);
        }
        return groups.values().stream().map(Line::new).toList();
    }

    private static SequencedMap<String, String> legend(List<Line> lines) {
        SequencedMap<String, String> legend = new LinkedHashMap<>();
        lines.stream()
                .filter(line -> line.totals().size() > 1)
                .forEach(line -> legend.putIfAbsent(line.join(Total::label, ", "), line.name()));
        return legend;
    }

    private static int width(String title, List<Line> lines, Function<Line, String> column) {
        return lines.stream()
                .map(column)
                .map(String::length)
                .max(Comparator.naturalOrder())
                .map(longest -> Math.max(longest, title.length()))
                .orElse(title.length());
    }

    /** The totals that share a line. */
    private record Line(List<Total> totals) {
        String name() {
            Total first = totals.getFirst();
            return totals.size() == 1 ? first.name() : first.group();
        }

        String expected() {
            return join(total -> shortened(total.expected()), " ");
        }

        String found() {
            return join(total -> shortened(total.actual()), " ");
        }

        boolean agrees() {
            return totals.stream().allMatch(Total::agrees);
        }

        String join(Function<Total, String> part, String separator) {
            return totals.stream().map(part).collect(Collectors.joining(separator));
        }

        private static String shortened(String value) {
            return value.length() > SHORT_CHARS ? value.substring(0, SHOWN_CHARS) + "..." : value;
        }
    }
}
