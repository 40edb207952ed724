package io.sealift.core.load;

import io.sealift.core.ingest.StagingLayout;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition.Staged;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.Slice;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.ObjectStore.CreateOutcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Step 7: writes the list of a sealed manifest, once, when it is complete.
 *
 * <p>It is complete when as many files were found as the manifest counted: the transactions that commit files keep that
 * count, so a listing that lags behind is noticed.
 */
final class ManifestLister {
    private final LoadServices services;
    private final String stagingBucket;

    ManifestLister(LoadServices services, LoadSettings settings) {
        this.services = services;
        this.stagingBucket = settings.stagingBucket();
    }

    Step list(Manifest manifest) {
        List<FileEntry> files = services.ledger().filesOf(manifest.id());
        if (files.size() != manifest.totals().files()) {
            return Step.held(
                    manifest,
                    "found %d of its %d files in the ledger's index yet"
                            .formatted(files.size(), manifest.totals().files()));
        }
        List<Slice> slices = SlicePlanner.plan(files);
        long rows = slices.stream().mapToLong(Slice::rows).sum();
        if (rows != manifest.totals().rows()) {
            throw new IllegalStateException(
                    "The files of manifest %s add up to %d rows, the manifest counted %d: its ledger entries were changed by hand"
                            .formatted(manifest.id(), rows, manifest.totals().rows()));
        }
        write(manifest, files);
        return Recorder.record(
                manifest.withSlices(slices),
                services.ledger()::update,
                new LoadEvent.Listed(manifest.id(), slices.size()));
    }

    private void write(Manifest manifest, List<FileEntry> files) {
        String list = files.stream()
                .map(FileEntry::disposition)
                .map(Staged.class::cast)
                .map(staged -> staged.staged().uri() + "\n")
                .collect(Collectors.joining());
        ObjectLocation location = StagingLayout.sealedList(stagingBucket, manifest.id());
        CreateOutcome outcome = services.store().create(location, list.getBytes(StandardCharsets.UTF_8));
        if (outcome == CreateOutcome.EXISTS) {
            String written = Objects.text(services.store(), location);
            if (!written.equals(list)) {
                throw new IllegalStateException(
                        "The list %s is not the list of manifest %s: it was changed by hand. Nothing was loaded; restore it"
                                .formatted(location, manifest.id()));
            }
        }
    }
}
