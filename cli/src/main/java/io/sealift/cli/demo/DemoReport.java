package io.sealift.cli.demo;

import io.sealift.cli.status.BalanceText;
import io.sealift.cli.status.ManifestTable;
import io.sealift.cli.weather.Total;
import io.sealift.cli.weather.TotalsTable;
import io.sealift.core.reconciliation.Balance;
import io.sealift.core.reconciliation.Term;
import java.util.List;

/**
 * What the demo found.
 *
 * @param totals every known total beside the table's
 * @param balance the deployment's own account of everything
 * @param landed the files of the feed that landed and can be loaded
 * @param badFiles what became of each bad file, in words
 */
record DemoReport(List<Total> totals, Balance balance, int landed, List<String> badFiles) {
    private static final String ROWS = "all_rows.rows";
    private static final String DAYS = "days";

    DemoReport {
        totals = List.copyOf(totals);
        badFiles = List.copyOf(badFiles);
    }

    /** Whether every total agrees and every file is accounted for. */
    boolean agrees() {
        return totals.stream().allMatch(Total::agrees) && isBalanced();
    }

    /** Whether every file is accounted for, and as many are refused and loaded as must be. */
    boolean isBalanced() {
        return balance.isBalanced()
                && balance.of(Term.REFUSED).files() == BadDeliveries.REFUSED
                && balance.of(Term.LOADED).files() == landed;
    }

    /** What matters, and what differs if anything does. */
    String summary() {
        List<Total> differing = totals.stream().filter(total -> !total.agrees()).toList();
        StringBuilder text = new StringBuilder("%nIn the table: %s rows on %s days. Of %d known totals, %d differ%s%n"
                .formatted(
                        total(ROWS).actual(),
                        total(DAYS).actual(),
                        totals.size(),
                        differing.size(),
                        differing.isEmpty() ? "" : ":"));
        differing.forEach(total ->
                text.append("  %s: expected %s, found %s%n".formatted(total.name(), total.expected(), total.actual())));
        text.append("Bad files:%n".formatted());
        badFiles.forEach(file -> text.append("  %s%n".formatted(file)));
        return text.append("%s%n".formatted(BalanceText.lastLine(balance)))
                .append(
                        "More: ./sealift demo --totals, logs in .sealift/demo/logs, a cloud to try out: ./sealift local up%n"
                                .formatted())
                .toString();
    }

    /** Every total, the manifests and the balance. */
    String details() {
        return "%n%s%n%s%n%s"
                .formatted(TotalsTable.of(totals), ManifestTable.of(balance.manifests()), BalanceText.of(balance));
    }

    /** The result in one line. */
    String lastLine() {
        Total rows = total(ROWS);
        return "demo: %s of %s rows, %d of %d files, %d refused and explained, %s"
                .formatted(
                        rows.actual(),
                        rows.expected(),
                        balance.of(Term.LOADED).files(),
                        landed,
                        balance.of(Term.REFUSED).files(),
                        agrees() ? "balanced" : "NOT balanced");
    }

    private Total total(String name) {
        return totals.stream()
                .filter(total -> total.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The expected totals have no %s".formatted(name)));
    }
}
