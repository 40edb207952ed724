package io.sealift.core.status;

import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Totals;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Compares what a manifest says of itself with what its files add up to.
 *
 * @param before the manifests before the files were walked over
 * @param sums what the files that were met add up to
 * @param recordsKeptSince files recorded before this may have been dropped from the ledger
 */
record ManifestSides(Map<ManifestId, Manifest> before, Map<ManifestId, Totals> sums, Instant recordsKeptSince) {
    /**
     * What landed in a manifest, by its files.
     *
     * <p>Where commits came while the files were walked over, some of them were met and some were not: then anything
     * between both readings of the manifest is right, and the later reading is taken. A manifest that is older than what
     * the ledger keeps is taken at its word.
     */
    FileCount landed(Manifest manifest, List<Difference> found) {
        Totals claimed = manifest.totals();
        Totals met = sums.getOrDefault(manifest.id(), Totals.NONE);
        if (isOlderThanRecords(manifest) || met.equals(claimed)) {
            return count(claimed);
        }
        Manifest earlier = before.get(manifest.id());
        Totals atFirst = earlier == null ? Totals.NONE : earlier.totals();
        if (isAtMost(atFirst, met) && isAtMost(met, claimed) && !atFirst.equals(claimed)) {
            return count(claimed);
        }
        found.add(new Difference(
                Difference.Kind.MANIFEST_TOTALS,
                "Manifest %s counts %s, its files in the ledger add up to %s. Both change in one transaction, so one was changed by hand: restore the ledger's items from its point-in-time backup"
                        .formatted(manifest.id(), text(claimed), text(met))));
        return count(met);
    }

    /** Whether its files may have been dropped. */
    boolean isOlderThanRecords(Manifest manifest) {
        return manifest.times().getOrDefault(ManifestState.OPEN, Instant.MAX).isBefore(recordsKeptSince);
    }

    static FileCount count(Totals totals) {
        return new FileCount(totals.files(), totals.rows());
    }

    private static boolean isAtMost(Totals less, Totals more) {
        return less.files() <= more.files() && less.rows() <= more.rows() && less.bytes() <= more.bytes();
    }

    private static String text(Totals totals) {
        return "%d files, %d rows, %d bytes".formatted(totals.files(), totals.rows(), totals.bytes());
    }
}
