package io.sealift.cli.demo;

import io.sealift.cli.ManifestTable;
import io.sealift.cli.weather.Total;
import io.sealift.cli.weather.TotalsTable;
import io.sealift.core.ledger.Totals;
import io.sealift.core.status.LedgerBalance;
import java.util.List;

/**
 * What the demo found.
 *
 * @param totals every known total beside the table's
 * @param balance the ledger
 * @param landed the files that were put into the messages bucket
 * @param waiting the objects that are still in it
 */
record DemoReport(List<Total> totals, LedgerBalance balance, int landed, int waiting) {
    private static final String ROWS = "all_rows.rows";

    DemoReport {
        totals = List.copyOf(totals);
    }

    /** Whether every total agrees and every file is accounted for. */
    boolean agrees() {
        return totals.stream().allMatch(Total::agrees) && isBalanced();
    }

    private boolean isBalanced() {
        return landed == balance.committed().files() + waiting
                && balance.loaded().files() == landed;
    }

    /** The totals, the manifests and the balance. */
    String text() {
        Totals loaded = balance.loaded();
        Totals pending = balance.pending();
        return "%n%s%n%s%nfiles landed %d = loaded %d + pending %d + waiting %d%nrows loaded %d, pending %d%n%n"
                .formatted(
                        TotalsTable.of(totals),
                        ManifestTable.of(balance),
                        landed,
                        loaded.files(),
                        pending.files(),
                        waiting,
                        loaded.rows(),
                        pending.rows());
    }

    /** The result in one line. */
    String lastLine() {
        Total rows = totals.stream()
                .filter(total -> total.name().equals(ROWS))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The expected totals have no %s".formatted(ROWS)));
        return "demo: %s of %s rows, %d of %d files, %s"
                .formatted(
                        rows.actual(),
                        rows.expected(),
                        balance.loaded().files(),
                        landed,
                        agrees() ? "balanced" : "NOT balanced");
    }
}
