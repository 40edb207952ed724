package io.sealift.core.load;

import io.sealift.core.layout.Keys;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.runtime.TimeLeft;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.ObjectStore.CopyOutcome;
import io.sealift.core.store.StoredObject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * Step 11: moves the packs of a loaded manifest into the archive, and removes what no pack names.
 *
 * <p>What was moved is gone from the listing, so if a run's time ends, the next run continues. A run claims the
 * manifest first: another run would only copy everything again.
 */
final class ManifestArchiver {
    /** Enough to finish a page of moves. */
    private static final Duration PAGE_TIME = Duration.ofSeconds(30);
    /** Each page renews the claim; if a run dies, its claim holds up the others for no longer than this. */
    private static final Duration CLAIM = Duration.ofMinutes(2);
    /**
     * What no pack names may belong to a large file that is still being read; it is copied to the open manifest when
     * the file is committed. Twice the longest time that a function runs; {@link LeftoverCleaner} comes later.
     */
    private static final Duration UNNAMED_REST = Duration.ofMinutes(30);

    private final LoadServices services;
    private final LoadSettings settings;

    ManifestArchiver(LoadServices services, LoadSettings settings) {
        this.services = services;
        this.settings = settings;
    }

    Step<Manifest> archive(Manifest loaded, TimeLeft timeLeft) {
        if (now().isBefore(loaded.claimedUntil())) {
            return Step.held(loaded.id(), "another run archives it");
        }
        Manifest held = loaded;
        String done = "";
        boolean isLast = false;
        Set<ObjectLocation> named = named(loaded.id());
        while (!isLast) {
            Manifest claimed = held.claimed(now().plus(CLAIM));
            if (!services.ledger().update(claimed).isCommitted()) {
                return Step.held(loaded.id(), "another run went on with it");
            }
            held = claimed.nextRevision();
            if (!timeLeft.isAtLeast(PAGE_TIME)) {
                services.ledger().update(held.claimed(Instant.EPOCH));
                return Step.held(loaded.id(), "its archiving goes on in the next run");
            }
            ObjectStore.Page page = movePage(loaded.id(), named, done);
            isLast = page.last() || page.objects().isEmpty();
            done = isLast ? "" : page.objects().getLast().location().key();
        }
        Manifest archived = held.claimed(Instant.EPOCH).become(ManifestState.ARCHIVED, now());
        return Step.of(
                services.ledger().update(archived), archived, new LoadEvent.Archived(archived.id(), archived.totals()));
    }

    /** Clears one page of what is still staged for an archived manifest; returns whether that was the last page. */
    boolean clearPage(ManifestId manifest) {
        return movePage(manifest, named(manifest), "").last();
    }

    /** Moves what the manifest's packs name, and removes the rest, on one page of the listing. */
    private ObjectStore.Page movePage(ManifestId manifest, Set<ObjectLocation> named, String startAfter) {
        ObjectStore.Page page =
                services.store().list(settings.keys().buckets().staging(), Keys.staged(manifest), startAfter);
        services.workers()
                .forEach(page.objects(), object -> named.contains(object.location()) ? move(object) : drop(object));
        return page;
    }

    private Set<ObjectLocation> named(ManifestId manifest) {
        Set<ObjectLocation> named = new HashSet<>();
        services.ledger()
                .packsOf(manifest)
                .forEach(pack -> named.addAll(settings.keys().objectsOf(pack)));
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
     * Removes what no commit named and nothing works on now. The manifest takes no more commits, so none ever will name
     * it; the source is still there, or was committed elsewhere.
     */
    private StoredObject drop(StoredObject object) {
        if (!now().isBefore(object.lastModified().plus(UNNAMED_REST))) {
            services.store().delete(object.version());
        }
        return object;
    }

    private Instant now() {
        return services.clock().instant();
    }
}
