package io.sealift.core.load;

import io.sealift.core.layout.Keys;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Pack;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.ObjectStore;
import io.sealift.core.object.ObjectStore.CopyOutcome;
import io.sealift.core.object.StoredObject;
import io.sealift.core.time.TimeLeft;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Step 11: moves the packs of a loaded manifest into the archive, and removes what no pack names.
 *
 * <p>What is moved is gone from the listing, so a run whose time ends is continued by the next one. A run claims the
 * manifest first: another one would only copy everything once more.
 */
final class ManifestArchiver {
    /** Enough for a page of moves to end. */
    private static final Duration PAGE_TIME = Duration.ofSeconds(30);
    /** Nobody works on longer than a function may run. */
    private static final Duration CLAIM = Duration.ofMinutes(16);

    private final LoadServices services;
    private final LoadSettings settings;

    ManifestArchiver(LoadServices services, LoadSettings settings) {
        this.services = services;
        this.settings = settings;
    }

    Step<Manifest> archive(Manifest loaded, TimeLeft timeLeft) {
        Instant now = services.clock().instant();
        if (now.isBefore(loaded.claimedUntil())) {
            return Step.held(loaded.id(), "another run archives it");
        }
        Manifest claimed = loaded.claimed(now.plus(CLAIM));
        if (!services.ledger().update(claimed).isCommitted()) {
            return Step.held(loaded.id(), "another run went on with it");
        }
        Manifest held = claimed.nextRevision();
        if (!move(held.id(), timeLeft)) {
            services.ledger().update(held.claimed(Instant.EPOCH));
            return Step.held(held.id(), "its archiving goes on in the next run");
        }
        Manifest archived = held.claimed(Instant.EPOCH)
                .become(ManifestState.ARCHIVED, services.clock().instant());
        return Step.of(
                services.ledger().update(archived), archived, new LoadEvent.Archived(archived.id(), archived.totals()));
    }

    /** Moves what the manifest's packs name and removes the rest; whether there was time for all. */
    boolean move(ManifestId manifest, TimeLeft timeLeft) {
        Set<ObjectLocation> named = named(services.ledger().packsOf(manifest));
        ObjectStore store = services.store();
        String startAfter = "";
        while (timeLeft.isAtLeast(PAGE_TIME)) {
            ObjectStore.Page page = store.list(settings.keys().buckets().staging(), Keys.staged(manifest), startAfter);
            List<StoredObject> objects = page.objects();
            services.workers()
                    .forEach(objects, object -> named.contains(object.location()) ? move(object) : drop(object));
            if (page.last() || objects.isEmpty()) {
                return true;
            }
            startAfter = objects.getLast().location().key();
        }
        return false;
    }

    private Set<ObjectLocation> named(List<Pack> packs) {
        Set<ObjectLocation> named = new HashSet<>();
        packs.forEach(pack -> named.addAll(settings.keys().objectsOf(pack)));
        return named;
    }

    private StoredObject move(StoredObject object) {
        if (services.store().copy(object.version(), settings.keys().archived(object.location()))
                instanceof CopyOutcome.Copied) {
            services.store().delete(object.version());
        }
        return object;
    }

    /**
     * Removes what no commit named. Its manifest takes no more commits, so none ever will; the source is still there, or
     * was committed elsewhere.
     */
    private StoredObject drop(StoredObject object) {
        services.store().delete(object.version());
        return object;
    }
}
