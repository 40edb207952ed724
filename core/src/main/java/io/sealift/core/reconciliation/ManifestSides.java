package io.sealift.core.reconciliation;

import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Totals;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Compares what a manifest says about itself with what its files add up to.
 *
 * @param before the manifests as read before the walk over the files
 * @param sums what the files that the walk met add up to
 * @param recordsKeptSince files recorded before this may have been dropped from the ledger
 */
record ManifestSides(Map<ManifestId, Manifest> before, Map<ManifestId, FileCount> sums, Instant recordsKeptSince) {
    /**
     * What landed in a manifest, according to its files.
     *
     * <p>If commits came during the walk over the files, it met some of them and missed others: then anything between
     * the two readings of the manifest is right, and the later reading counts. A manifest that is older than what the
     * ledger keeps is taken at its word.
     */
    FileCount landed(Manifest manifest, List<Difference> found) {
        FileCount claimed = count(manifest.totals());
        FileCount met = sums.getOrDefault(manifest.id(), FileCount.NONE);
        if (isOlderThanRecords(manifest) || met.equals(claimed)) {
            return claimed;
        }
        Manifest earlier = before.get(manifest.id());
        FileCount atFirst = earlier == null ? FileCount.NONE : count(earlier.totals());
        if (isAtMost(atFirst, met) && isAtMost(met, claimed) && !atFirst.equals(claimed)) {
            return claimed;
        }
        found.add(new Difference(
                Difference.Kind.MANIFEST_TOTALS,
                "Manifest %s counts %s, its files in the ledger add up to %s. Both change in one transaction, so one was changed by hand: restore the ledger's items from its point-in-time backup"
                        .formatted(manifest.id(), text(claimed), text(met))));
        return met;
    }

    /** Whether the ledger may have dropped its files. */
    boolean isOlderThanRecords(Manifest manifest) {
        return manifest.times().getOrDefault(ManifestState.OPEN, Instant.MAX).isBefore(recordsKeptSince);
    }

    static FileCount count(Totals totals) {
        return new FileCount(totals.files(), totals.rows());
    }

    private static boolean isAtMost(FileCount less, FileCount more) {
        return less.files() <= more.files() && less.rows() <= more.rows();
    }

    private static String text(FileCount count) {
        return "%d files, %d rows".formatted(count.files(), count.rows());
    }
}
