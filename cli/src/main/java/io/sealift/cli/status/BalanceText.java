package io.sealift.cli.status;

import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.reconciliation.Balance;
import io.sealift.core.reconciliation.Difference;
import io.sealift.core.reconciliation.FileCount;
import io.sealift.core.reconciliation.ManifestProgress;
import io.sealift.core.reconciliation.Term;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The balance for people: a table of terms, the manifests under way, what differs, and the result in the last line. */
public final class BalanceText {
    private static final String ROW = "%-12s %10s %12s%n";

    private BalanceText() {}

    /** The whole text, including the last line break. */
    public static String of(Balance balance) {
        StringBuilder text = new StringBuilder(terms(balance));
        List<ManifestProgress> underWay = balance.manifests().stream()
                .filter(progress -> isUnderWay(progress.manifest()))
                .toList();
        if (!underWay.isEmpty()) {
            text.append("%nManifests that are not archived yet:%n".formatted()).append(ManifestTable.of(underWay));
        }
        for (Manifest manifest : balance.stopped()) {
            text.append("%nManifest %s stopped: %s%n".formatted(manifest.id(), manifest.note()));
        }
        if (!balance.differences().isEmpty()) {
            text.append("%nWhat differs:%n".formatted());
            for (Difference difference : balance.differences()) {
                text.append("- %s%n".formatted(difference.text()));
            }
        }
        if (!balance.notes().isEmpty()) {
            text.append("%nTo know:%n".formatted());
            balance.notes().forEach(note -> text.append("- %s%n".formatted(note)));
        }
        return text.append("%n%s%n".formatted(lastLine(balance))).toString();
    }

    /** The table of terms, with what landed on top. */
    public static String terms(Balance balance) {
        StringBuilder text = new StringBuilder(ROW.formatted("", "files", "rows"));
        text.append(row("landed", balance.landed()));
        for (Term term : Term.values()) {
            text.append(row(name(term), balance.of(term)));
        }
        return text.toString();
    }

    /** The result in one line. */
    public static String lastLine(Balance balance) {
        String terms = Arrays.stream(Term.values())
                .map(term -> "%d %s".formatted(balance.of(term).files(), name(term)))
                .collect(Collectors.joining(" + "));
        String files = "%d landed %s %s"
                .formatted(
                        balance.landed().files(),
                        balance.landed().files() == balance.accounted().files() ? "=" : "!=",
                        terms);
        if (balance.isBalanced()) {
            return "status: balanced, " + files;
        }
        FileCount accounted = balance.accounted();
        String rows = balance.landed().rows() == accounted.rows()
                ? ""
                : ", %d rows landed and %d are accounted for"
                        .formatted(balance.landed().rows(), accounted.rows());
        return "status: NOT balanced: %s%s, %d differences"
                .formatted(files, rows, balance.differences().size());
    }

    static String name(Term term) {
        return term.name().toLowerCase(Locale.ROOT);
    }

    private static boolean isUnderWay(Manifest manifest) {
        return manifest.state() != ManifestState.ARCHIVED
                && (manifest.state() != ManifestState.OPEN || manifest.totals().files() > 0);
    }

    private static String row(String name, FileCount count) {
        return ROW.formatted(name, count.files(), count.rows());
    }
}
