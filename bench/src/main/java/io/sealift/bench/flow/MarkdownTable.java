package io.sealift.bench.flow;

import java.io.PrintStream;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.StringJoiner;

/** Prints results as a table for docs/benchmarks.md. */
final class MarkdownTable {
    private static final double WHOLE_FROM = 100;
    private static final double ONE_DECIMAL_FROM = 10;

    private MarkdownTable() {}

    /** One row for each name, with the figures of the first as columns. */
    static void print(PrintStream out, SequencedMap<String, Result> rows) {
        StringJoiner head = row("");
        StringJoiner rule = row("---");
        rows.firstEntry().getValue().figures().sequencedKeySet().forEach(title -> {
            head.add(title);
            rule.add("---:");
        });
        out.println(head);
        out.println(rule);
        rows.forEach((name, result) -> {
            StringJoiner row = row(name);
            result.figures().sequencedValues().forEach(figure -> row.add(text(figure)));
            out.println(row);
        });
    }

    /** All figures on one line. */
    static String line(Result result) {
        StringJoiner line = new StringJoiner(", ");
        result.figures().forEach((title, figure) -> line.add(title + " " + text(figure)));
        return line.toString();
    }

    private static StringJoiner row(String first) {
        return new StringJoiner(" | ", "| ", " |").add(first);
    }

    /** With about three significant digits. */
    static String text(double figure) {
        if (Double.isNaN(figure)) {
            return "-";
        }
        int decimals = figure == Math.rint(figure) || figure >= WHOLE_FROM ? 0 : figure >= ONE_DECIMAL_FROM ? 1 : 3;
        return String.format(Locale.ROOT, "%." + decimals + "f", figure);
    }
}
