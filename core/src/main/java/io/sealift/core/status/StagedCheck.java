package io.sealift.core.status;

import io.sealift.core.ingest.StagingLayout;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.load.Objects;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.ObjectStore;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the bytes of every committed file are where they must be: staged until loaded, then on their way to the archive. */
final class StagedCheck {
    private final ObjectStore store;
    private final Ledger ledger;
    private final BalanceSettings settings;

    StagedCheck(ObjectStore store, Ledger ledger, BalanceSettings settings) {
        this.store = store;
        this.ledger = ledger;
        this.settings = settings;
    }

    void check(
            Map<ManifestId, List<ObjectLocation>> staged, Map<ManifestId, Manifest> manifests, List<Difference> found) {
        staged.forEach((id, files) -> {
            Manifest manifest = manifests.get(id);
            if (manifest != null && manifest.state() != ManifestState.ARCHIVED) {
                check(id, files, found);
            }
        });
    }

    private void check(ManifestId id, List<ObjectLocation> files, List<Difference> found) {
        Set<ObjectLocation> there = list(settings.stagingBucket(), StagingLayout.stagedPrefix(id));
        List<ObjectLocation> missing = files.stream()
                .filter(file -> !there.contains(file))
                .sorted(Comparator.comparing(ObjectLocation::key))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        // It may have been loaded and archived since it was read.
        Optional<ManifestState> state = ledger.manifest(id).map(Manifest::state);
        if (state.filter(StagedCheck::mayBeArchived).isPresent()) {
            Set<String> names = new HashSet<>();
            list(settings.archiveBucket(), StagingLayout.archivedPrefix(id)).forEach(file -> names.add(name(file)));
            missing =
                    missing.stream().filter(file -> !names.contains(name(file))).toList();
        }
        if (!missing.isEmpty()) {
            found.add(new Difference(
                    Difference.Kind.STAGED_OBJECT_MISSING,
                    "Manifest %s, %s: %d of its %d files are not staged%s, the first is %s. Nothing of Sealift deletes them: put a copy back before the manifest is loaded"
                            .formatted(
                                    id,
                                    state.map(ManifestState::name).orElse("unknown"),
                                    missing.size(),
                                    files.size(),
                                    state.filter(StagedCheck::mayBeArchived).isPresent() ? " and not archived" : "",
                                    missing.getFirst())));
        }
    }

    private Set<ObjectLocation> list(String bucket, String prefix) {
        return Objects.all(store, bucket, prefix, "").stream()
                .map(object -> object.location())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean mayBeArchived(ManifestState state) {
        return switch (state) {
            case LOADED, ARCHIVED -> true;
            case OPEN, SEALED, LOADING, FAILED -> false;
        };
    }

    private static String name(ObjectLocation location) {
        return location.key().substring(location.key().lastIndexOf('/') + 1);
    }
}
