package io.sealift.core.reconciliation;

import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.StoredObject;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks that the bytes of every refused file, and the rows that were set aside, are kept. */
final class QuarantineCheck {
    private final ObjectStore store;

    QuarantineCheck(ObjectStore store) {
        this.store = store;
    }

    void check(List<ObjectLocation> quarantined, List<Difference> found) {
        Set<ObjectLocation> missing = new HashSet<>(quarantined);
        // They are listed by folder: with many files, one call for each would take too long.
        Set<ObjectLocation> folders = new HashSet<>();
        for (ObjectLocation file : quarantined) {
            int slash = file.key().indexOf('/');
            folders.add(new ObjectLocation(file.bucket(), file.key().substring(0, slash + 1)));
        }
        for (ObjectLocation folder : folders) {
            store.listAll(folder.bucket(), folder.key()).stream()
                    .map(StoredObject::location)
                    .forEach(missing::remove);
        }
        // A redrive may have taken it from there meanwhile; then a second reading no longer looks for it.
        missing.stream()
                .min(Comparator.comparing(ObjectLocation::key))
                .ifPresent(first -> found.add(new Difference(
                        Difference.Kind.QUARANTINED_OBJECT_MISSING,
                        "%d of %d objects of refused files are not in quarantine, the first is %s. Sealift deletes none of them, so somebody did: restore them, an earlier version of the object where the bucket keeps those"
                                .formatted(missing.size(), quarantined.size(), first))));
    }
}
