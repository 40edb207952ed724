package io.sealift.core.reconciliation;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestState;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a manifest's own totals and its slices say about its files and rows.
 *
 * <p>Rows are loaded once their slice is published, and refused while they are set aside. A file is loaded once its
 * manifest has been, unless all its rows are set aside or some of them are being tried again.
 */
final class ManifestTerms {
    private final Ledger ledger;

    ManifestTerms(Ledger ledger) {
        this.ledger = ledger;
    }

    /** How much a manifest adds to each term. */
    Map<Term, FileCount> of(SliceTally slices, List<Difference> found) {
        Manifest manifest = slices.manifest();
        FileCount all = ManifestSides.count(manifest.totals());
        if (!manifest.times().containsKey(ManifestState.LOADING)) {
            return Map.of(Term.PENDING, all);
        }
        compareRows(slices, found);
        Set<FileId> refused = leftOutAltogether(slices);
        FileCount refusedCount = new FileCount(refused.size(), slices.leftOutRows());
        FileCount rest = all.minus(refusedCount);
        if (!manifest.times().containsKey(ManifestState.LOADED)) {
            return Map.of(
                    Term.REFUSED, refusedCount,
                    Term.LOADED, new FileCount(0, slices.loadedRows()),
                    Term.PENDING, new FileCount(rest.files(), slices.pendingRows()));
        }
        Set<FileId> again = new HashSet<>(slices.triedAgain());
        again.removeAll(refused);
        return Map.of(
                Term.REFUSED, refusedCount,
                Term.LOADED, new FileCount(rest.files() - again.size(), slices.loadedRows()),
                Term.PENDING, new FileCount(again.size(), slices.pendingRows()));
    }

    private void compareRows(SliceTally slices, List<Difference> found) {
        Manifest manifest = slices.manifest();
        long planned = slices.loadedRows() + slices.leftOutRows() + slices.pendingRows();
        if (planned != manifest.totals().rows()) {
            found.add(new Difference(
                    Difference.Kind.SLICE_ROWS,
                    "Manifest %s has %d rows, its slices load %d. Slices are planned from the manifest's packs and only ever divided, so one was changed by hand: restore the ledger's items from its point-in-time backup"
                            .formatted(manifest.id(), manifest.totals().rows(), planned)));
        }
    }

    private Set<FileId> leftOutAltogether(SliceTally slices) {
        Map<FileId, FileEntry> entries = ledger.find(slices.leftOut().keySet());
        Set<FileId> files = new HashSet<>();
        slices.leftOut().forEach((id, rows) -> {
            FileEntry entry = entries.get(id);
            if (entry != null && entry.disposition() instanceof Disposition.Staged staged && staged.rows() == rows) {
                files.add(id);
            }
        });
        return files;
    }
}
