package io.sealift.core.reconciliation;

import io.sealift.core.layout.Keys;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Pack;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.StoredObject;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks that everything that packs name is where it must be: staged until loaded, then on its way to the archive. */
final class StagedCheck {
    private final BalanceServices services;
    private final BalanceSettings settings;

    StagedCheck(BalanceServices services, BalanceSettings settings) {
        this.services = services;
        this.settings = settings;
    }

    /**
     * Looks at all manifests that have files.
     *
     * @param manifests the manifests as they were read before; those that were archived then are taken at their word,
     *     since their objects may expire in the archive
     */
    void check(Collection<Manifest> manifests, List<Difference> found) {
        List<Manifest> staged = manifests.stream()
                .filter(manifest ->
                        manifest.totals().files() > 0 && !manifest.times().containsKey(ManifestState.ARCHIVED))
                .toList();
        services.workers().forEach(staged, this::missing).forEach(missing -> missing.ifPresent(found::add));
    }

    private Optional<Difference> missing(Manifest manifest) {
        ManifestId id = manifest.id();
        Set<ObjectLocation> named = named(services.ledger().packsOf(id));
        Set<ObjectLocation> missing = new HashSet<>(named);
        missing.removeAll(list(settings.keys().buckets().staging(), Keys.staged(id)));
        // The manifest may have been loaded and archived since it was read.
        boolean isLoaded = !missing.isEmpty()
                && services.ledger().manifest(id).filter(StagedCheck::wasLoaded).isPresent();
        if (isLoaded) {
            Set<ObjectLocation> archived = list(settings.keys().buckets().archive(), Keys.archived(id));
            missing.removeIf(object -> archived.contains(settings.keys().archived(object)));
        }
        return missing.stream()
                .min(Comparator.comparing(ObjectLocation::key))
                .map(first -> new Difference(
                        Difference.Kind.STAGED_OBJECT_MISSING,
                        "Manifest %s, %s: %d of the %d objects that its packs name are not staged%s, the first is %s. Nothing of Sealift deletes them: put a copy back before the manifest is loaded"
                                .formatted(
                                        id,
                                        manifest.state(),
                                        missing.size(),
                                        named.size(),
                                        isLoaded ? " and not archived" : "",
                                        first)));
    }

    private Set<ObjectLocation> named(List<Pack> packs) {
        Set<ObjectLocation> named = new HashSet<>();
        packs.forEach(pack -> named.addAll(settings.keys().objectsOf(pack)));
        return named;
    }

    private Set<ObjectLocation> list(String bucket, String prefix) {
        Set<ObjectLocation> found = new HashSet<>();
        services.store().listAll(bucket, prefix).stream()
                .map(StoredObject::location)
                .forEach(found::add);
        return found;
    }

    private static boolean wasLoaded(Manifest manifest) {
        return manifest.times().containsKey(ManifestState.LOADED);
    }
}
