package io.sealift.core.load;

import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.Slice;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.ObjectStore;
import io.sealift.core.object.ObjectStore.CopyOutcome;
import io.sealift.core.object.StoredObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds and moves away what no verified load wrote.
 *
 * <p>Orphans of a slice's attempts are the objects under its days that were modified since its first attempt began and
 * that no verified load lists. Only one INSERT runs at a time, so a file in flight is never taken for an orphan; but a
 * run that was overtaken sees the next one's files, so callers look into the ledger again between finding and moving.
 */
final class OrphanSweeper {
    private final ObjectStore store;
    private final VerifiedLoads verifiedLoads;
    private final LoadSettings settings;

    OrphanSweeper(ObjectStore store, VerifiedLoads verifiedLoads, LoadSettings settings) {
        this.store = store;
        this.verifiedLoads = verifiedLoads;
        this.settings = settings;
    }

    /** The objects that this slice's attempts left in the table, its current attempt's included. */
    List<StoredObject> unverified(Manifest manifest, Slice slice) {
        // Buckets count whole seconds: a file of the attempt's very first second is as old as its beginning.
        Instant since = slice.attempts()
                .getFirst()
                .recordedAt()
                .minus(settings.clockSkewMax())
                .truncatedTo(ChronoUnit.SECONDS);
        Set<ObjectLocation> verified =
                verifiedLoads.ofOthersSince(since.minus(settings.clockSkewMax()), manifest, slice);
        List<StoredObject> found = new ArrayList<>();
        for (String day : slice.days()) {
            for (StoredObject file :
                    Objects.all(store, settings.processedBucket(), "partitioned/day=%s/".formatted(day), "")) {
                if (!file.lastModified().isBefore(since) && !verified.contains(file.location())) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    /** Moves objects out of the table into the archive; nothing is lost, and a repetition goes on where this one ended. */
    void moveAway(Manifest manifest, List<StoredObject> orphans) {
        for (StoredObject orphan : orphans) {
            ObjectLocation target = new ObjectLocation(
                    settings.archiveBucket(),
                    "orphans/manifest=%s/%s"
                            .formatted(manifest.id(), orphan.location().key()));
            switch (store.copy(orphan.version(), target)) {
                case CopyOutcome.Copied copied -> store.delete(orphan.version());
                case CopyOutcome.Missing missing -> {
                    // Another run moved it, or the engine cleaned up after itself.
                }
                case CopyOutcome.Changed changed ->
                    throw new IllegalStateException(
                            "File %s of the table was overwritten while it was swept: something other than Sealift writes to %s"
                                    .formatted(orphan.location(), settings.processedBucket()));
            }
        }
    }
}
