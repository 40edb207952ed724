package io.sealift.cli.demo;

import io.sealift.cli.BalanceText;
import io.sealift.cli.ManifestTable;
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
 */
record DemoReport(List<Total> totals, Balance balance, int landed) {
    private static final String ROWS = "all_rows.rows";

    DemoReport {
        totals = List.copyOf(totals);
    }

    /** Whether every total agrees and every file is accounted for. */
    boolean agrees() {
        return totals.stream().allMatch(Total::agrees) && isBalanced();
    }

    private boolean isBalanced() {
        return balance.isBalanced()
                && balance.of(Term.REFUSED).files() == BadDeliveries.REFUSED
                && balance.of(Term.LOADED).files() == landed;
    }

    /** The totals, the manifests and the balance. */
    String text() {
        return "%n%s%n%s%n%s%n"
                .formatted(TotalsTable.of(totals), ManifestTable.of(balance.manifests()), BalanceText.of(balance));
    }

    /** The result in one line. */
    String lastLine() {
        Total rows = totals.stream()
                .filter(total -> total.name().equals(ROWS))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The expected totals have no %s".formatted(ROWS)));
        return "demo: %s of %s rows, %d of %d files, %d refused and explained, %s"
                .formatted(
                        rows.actual(),
                        rows.expected(),
                        balance.of(Term.LOADED).files(),
                        landed,
                        balance.of(Term.REFUSED).files(),
                        agrees() ? "balanced" : "NOT balanced");
    }
}
