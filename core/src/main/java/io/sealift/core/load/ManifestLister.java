package io.sealift.core.load;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.Slice;
import java.util.List;

/**
 * Step 7: writes the list of a sealed manifest, once, when it is complete.
 *
 * <p>It is complete when as many files were found as the manifest counted: the transactions that commit files keep that
 * count, so a listing that lags behind is noticed.
 */
final class ManifestLister {
    private final LoadServices services;
    private final SealedLists lists;

    ManifestLister(LoadServices services, LoadSettings settings) {
        this.services = services;
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
        lists.write(manifest, files);
        slices.forEach(slice -> lists.write(manifest, slice, files));
        return Recorder.record(
                manifest.withSlices(slices),
                services.ledger()::update,
                new LoadEvent.Listed(manifest.id(), slices.size()));
    }
}
