package io.sealift.core.load;

import io.sealift.core.ingest.StagingLayout;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.Slice;
import io.sealift.core.ledger.Slice.Part;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.ObjectStore;
import io.sealift.core.object.ObjectStore.CreateOutcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the lists that INSERTs read; a list that is there already must be the same, and is left as it is. */
record SealedLists(ObjectStore store, String stagingBucket) {
    /** Puts down all files of a manifest, for its INSERT and for its archiving. */
    void write(Manifest manifest, List<FileEntry> files) {
        write(manifest, StagingLayout.sealedList(stagingBucket, manifest.id()), files);
    }

    /** Puts down the files of a slice that loads only some of its manifest's files. */
    void write(Manifest manifest, Slice slice, List<FileEntry> files) {
        switch (slice.part()) {
            case Part.Whole _ -> {
                // Its list is the manifest's.
            }
            case Part.Files part ->
                write(
                        manifest,
                        StagingLayout.sealedList(stagingBucket, manifest.id(), slice),
                        SlicePlanner.concerned(files, slice.days()).subList(part.from(), part.to()));
        }
    }

    private void write(Manifest manifest, ObjectLocation location, List<FileEntry> files) {
        String list = files.stream()
                .map(file -> SlicePlanner.staged(file).staged().uri() + "\n")
                .collect(Collectors.joining());
        CreateOutcome outcome = store.create(location, list.getBytes(StandardCharsets.UTF_8));
        if (outcome == CreateOutcome.EXISTS) {
            String written = Objects.text(store, location);
            if (!written.equals(list)) {
                throw new IllegalStateException(
                        "The list %s is not the list of manifest %s: it was changed by hand. Nothing was loaded; restore it"
                                .formatted(location, manifest.id()));
            }
        }
    }
}
