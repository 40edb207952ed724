package io.sealift.core.load;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestWeight;
import io.sealift.core.ledger.Slice;
import io.sealift.core.validation.RefusalReason;
import java.util.Comparator;
import java.util.List;

/**
 * Step 7: writes the list of a sealed manifest, once, when it is complete.
 *
 * <p>It is complete when as many files were found as the manifest counted: the transactions that commit files keep that
 * count, so a listing that lags behind is noticed.
 */
final class ManifestLister {
    private final LoadServices services;
    private final LoadSettings settings;
    private final SealedLists lists;
    private final CulpritQuarantine quarantine;

    ManifestLister(LoadServices services, LoadSettings settings) {
        this.services = services;
        this.settings = settings;
        this.quarantine = new CulpritQuarantine(services, settings);
        this.lists = new SealedLists(services.store(), settings.stagingBucket());
    }

    Step list(Manifest manifest) {
        List<FileEntry> files = services.ledger().filesOf(manifest.id());
        if (files.size() != manifest.totals().files()) {
            return Step.incomplete(manifest, files.size());
        }
        List<Slice> slices = SlicePlanner.plan(files);
        long rows = slices.stream().mapToLong(Slice::rows).sum();
        if (rows != manifest.totals().rows()) {
            throw new IllegalStateException(
                    "The files of manifest %s add up to %d rows, the manifest counted %d: its ledger entries were changed by hand"
                            .formatted(manifest.id(), rows, manifest.totals().rows()));
        }
        // One file alone is never too wide: validation bounds its days.
        if (files.size() > 1
                && ManifestWeight.afterTrying(manifest.withSlices(slices)) > settings.manifestWeightMax() / 2) {
            return handOverWidest(manifest, files, slices.size());
        }
        lists.write(manifest, files);
        slices.forEach(slice -> lists.write(manifest, slice, files));
        return Recorder.record(
                manifest.withSlices(slices),
                services.ledger()::update,
                new LoadEvent.Listed(manifest.id(), slices.size()));
    }

    /**
     * A hundred files of 4,000 days each are not an hour of a feed. Whoever sends them must not keep the other files of the
     * hour from the table, so the widest go to quarantine, one after the other, until the rest can be planned.
     */
    private Step handOverWidest(Manifest manifest, List<FileEntry> files, int slices) {
        FileEntry widest = files.stream()
                .max(Comparator.comparingInt((FileEntry file) ->
                                SlicePlanner.staged(file).rowsPerDay().size())
                        .thenComparing(FileEntry::id))
                .orElseThrow();
        int days = SlicePlanner.staged(widest).rowsPerDay().size();
        return quarantine.handOver(
                manifest,
                widest,
                RefusalReason.TOO_MANY_DAYS.name(),
                "Its rows spread over %d days, more than any other file's of its manifest, which would take %d INSERTs, more than the ledger can hold: split it, and send the parts in different hours"
                        .formatted(days, slices));
    }
}
