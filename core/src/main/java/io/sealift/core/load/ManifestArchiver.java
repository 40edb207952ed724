package io.sealift.core.load;

import io.sealift.core.ingest.StagingLayout;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.ObjectStore;
import io.sealift.core.object.ObjectStore.CopyOutcome;
import io.sealift.core.object.StoredObject;
import io.sealift.core.time.TimeLeft;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Step 10: moves the staged files of a loaded manifest into the archive.
 *
 * <p>What is moved is gone from the listing, so a run whose time ends is continued by the next one.
 */
final class ManifestArchiver {
    /** Enough for a page of moves to end. */
    private static final Duration PAGE_TIME = Duration.ofSeconds(30);

    private final LoadServices services;
    private final LoadSettings settings;

    ManifestArchiver(LoadServices services, LoadSettings settings) {
        this.services = services;
        this.settings = settings;
    }

    Step archive(Manifest manifest, TimeLeft timeLeft) {
        ObjectStore store = services.store();
        Set<String> listed = Objects.text(store, StagingLayout.sealedList(settings.stagingBucket(), manifest.id()))
                .lines()
                .collect(Collectors.toCollection(HashSet::new));
        // Each is kept in quarantine; where only some of its rows were set aside it is archived with the others.
        Set<FileId> refused = CulpritQuarantine.handedOver(manifest);
        String prefix = StagingLayout.stagedPrefix(manifest.id());
        String startAfter = "";
        boolean last = false;
        while (!last) {
            if (!timeLeft.isAtLeast(PAGE_TIME)) {
                return Step.held(manifest, "its archiving goes on in the next run");
            }
            ObjectStore.Page page = store.list(settings.stagingBucket(), prefix, startAfter);
            List<StoredObject> files = page.objects();
            services.workers()
                    .forEach(
                            files,
                            file -> listed.contains(file.location().uri())
                                            && !refused.contains(StagingLayout.fileId(file.location()))
                                    ? move(manifest, file)
                                    : drop(file));
            last = page.last() || files.isEmpty();
            startAfter = last ? "" : files.getLast().location().key();
        }
        return Recorder.record(
                manifest.become(ManifestState.ARCHIVED, services.clock().instant()),
                services.ledger()::update,
                new LoadEvent.Archived(manifest.id(), manifest.totals()));
    }

    private StoredObject move(Manifest manifest, StoredObject file) {
        String key = file.location().key();
        ObjectLocation target = new ObjectLocation(
                settings.archiveBucket(),
                StagingLayout.archivedPrefix(manifest.id()) + key.substring(key.lastIndexOf('/') + 1));
        if (services.store().copy(file.version(), target) instanceof CopyOutcome.Copied) {
            services.store().delete(file.version());
        }
        return file;
    }

    /**
     * Removes a copy that no commit ever named. Its manifest takes no more commits, so none ever will; the source is
     * still there, or was committed elsewhere.
     */
    private StoredObject drop(StoredObject file) {
        services.store().delete(file.version());
        return file;
    }
}
