package io.sealift.cli.status;

import io.sealift.core.ledger.Manifest;
import io.sealift.core.reconciliation.ManifestProgress;
import java.util.List;

/** Manifests as a table for people. */
public final class ManifestTable {
    private static final String ROW = "%-28s %-9s %10s %12s %14s %9s %9s  %s%n";

    private ManifestTable() {}

    /** One line per manifest, in this order, with its published slices out of all, and those set aside. */
    public static String of(List<ManifestProgress> manifests) {
        StringBuilder text = new StringBuilder();
        text.append(ROW.formatted("manifest", "state", "files", "rows", "bytes", "published", "set aside", "note"));
        manifests.forEach(progress -> text.append(row(progress)));
        return text.toString();
    }

    private static String row(ManifestProgress progress) {
        Manifest manifest = progress.manifest();
        return ROW.formatted(
                        manifest.id(),
                        manifest.state(),
                        manifest.totals().files(),
                        manifest.totals().rows(),
                        manifest.totals().bytes(),
                        "%d/%d".formatted(progress.published(), progress.slices()),
                        progress.setAside(),
                        manifest.note())
                .replaceAll("[ ]+(?=\\R$)", "");
    }
}
