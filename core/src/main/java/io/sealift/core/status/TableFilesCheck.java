package io.sealift.core.status;

import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.load.Objects;
import io.sealift.core.load.VerifiedLoads;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.ObjectStore;
import io.sealift.core.object.StoredObject;
import io.sealift.core.time.Workers;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the table holds exactly the files that verified loads wrote. */
final class TableFilesCheck {
    private static final String PREFIX = "partitioned/";

    private final ObjectStore store;
    private final Workers workers;
    private final BalanceSettings settings;

    TableFilesCheck(ObjectStore store, Workers workers, BalanceSettings settings) {
        this.store = store;
        this.workers = workers;
        this.settings = settings;
    }

    void check(Collection<Manifest> manifests, List<Difference> found, List<String> notes) {
        Set<ObjectLocation> listed = listed();
        Set<ObjectLocation> inTable = Objects.all(store, settings.processedBucket(), PREFIX, "").stream()
                .map(StoredObject::location)
                .filter(TableFilesCheck::isRead)
                .collect(Collectors.toUnmodifiableSet());
        first(listed, inTable)
                .ifPresent(missing -> found.add(new Difference(
                        Difference.Kind.TABLE_FILE_MISSING,
                        "%d files that verified loads wrote are not in the table, the first is %s. Sealift deletes none of them, so somebody did: their rows are in archive/, in the manifest that the list in loads/ is named by"
                                .formatted(left(listed, inTable).size(), missing))));
        Optional<Manifest> loading = manifests.stream()
                .filter(manifest -> manifest.state() == ManifestState.LOADING)
                .findFirst();
        if (loading.isPresent()) {
            notes.add(
                    "Manifest %s is loading: files of the table that no verified load lists are not looked for meanwhile"
                            .formatted(loading.get().id()));
            return;
        }
        if (!left(inTable, listed).isEmpty()) {
            // A load may have been verified since the lists were read.
            Set<ObjectLocation> listedNow = listed();
            first(inTable, listedNow)
                    .ifPresent(stray -> found.add(new Difference(
                            Difference.Kind.TABLE_FILE_UNLISTED,
                            "%d files in the table are on no list of a verified load, the first is %s. A load that stopped may have left them, or something else writes there: if they are not yours, move them out of %s"
                                    .formatted(left(inTable, listedNow).size(), stray, settings.processedBucket()))));
        }
    }

    private Set<ObjectLocation> listed() {
        return VerifiedLoads.allFiles(store, workers, settings.stagingBucket());
    }

    /** The engine reads no file whose name begins so. */
    private static boolean isRead(ObjectLocation file) {
        String name = file.key().substring(file.key().lastIndexOf('/') + 1);
        return !name.isEmpty() && !name.startsWith("_") && !name.startsWith(".");
    }

    private static Optional<ObjectLocation> first(Set<ObjectLocation> some, Set<ObjectLocation> without) {
        return left(some, without).stream().min(Comparator.comparing(ObjectLocation::key));
    }

    private static Set<ObjectLocation> left(Set<ObjectLocation> some, Set<ObjectLocation> without) {
        Set<ObjectLocation> left = new HashSet<>(some);
        left.removeAll(without);
        return left;
    }
}
