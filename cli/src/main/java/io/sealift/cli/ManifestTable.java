package io.sealift.cli;

import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.Totals;
import java.util.List;

/** Manifests as a table for people. */
public final class ManifestTable {
    private static final String ROW = "%-28s %-9s %10s %12s %14s %7s  %s%n";

    private ManifestTable() {}

    /** One line a manifest, in this order. */
    public static String of(List<Manifest> manifests) {
        StringBuilder text = new StringBuilder();
        text.append(ROW.formatted("manifest", "state", "files", "rows", "bytes", "slices", "note"));
        for (Manifest manifest : manifests) {
            text.append(row(
                    manifest.id().value(),
                    manifest.state().name(),
                    manifest.totals(),
                    Integer.toString(manifest.slices().size()),
                    manifest.note()));
        }
        return text.toString();
    }

    private static String row(String id, String state, Totals totals, String slices, String note) {
        return ROW.formatted(id, state, totals.files(), totals.rows(), totals.bytes(), slices, note)
                .replaceAll("[ ]+(?=\\R$)", "");
    }
}
