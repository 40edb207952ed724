package io.sealift.core.load;

import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Slice;
import io.sealift.core.ledger.SliceState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How far behind loading is, at the end of a run. Nothing may wait in silence, so every run reports it.
 *
 * @param oldestFile how long the oldest file that is committed but not in the table may have waited: since its manifest
 *     was opened
 * @param oldestManifest how long the oldest sealed manifest has waited to be loaded
 * @param oldestVerified how long the oldest verified load has waited to be published
 * @param verified how many loads are verified but not published
 * @param oldestLoaded how long the oldest loaded manifest has waited to be archived
 */
public record LoadStatus(
        Duration oldestFile, Duration oldestManifest, Duration oldestVerified, int verified, Duration oldestLoaded) {
    /**
     * Adds up what is not loaded yet.
     *
     * @param manifests the manifests that are not archived, including the open one
     * @param slices the slices of the manifests that are being loaded
     */
    static LoadStatus of(Collection<Manifest> manifests, Collection<Slice> slices, Instant now) {
        List<Manifest> unloaded =
                manifests.stream().filter(LoadStatus::hasUnloadedFiles).toList();
        List<Instant> verified = slices.stream()
                .map(Slice::state)
                .filter(SliceState.Verified.class::isInstance)
                .map(state -> ((SliceState.Verified) state).at())
                .toList();
        return new LoadStatus(
                age(
                        unloaded.stream()
                                .map(manifest -> entered(manifest, ManifestState.OPEN, now))
                                .toList(),
                        now),
                age(
                        unloaded.stream()
                                .filter(manifest -> manifest.state() != ManifestState.OPEN)
                                .map(manifest -> entered(manifest, ManifestState.SEALED, now))
                                .toList(),
                        now),
                age(verified, now),
                verified.size(),
                age(
                        manifests.stream()
                                .filter(manifest -> manifest.state() == ManifestState.LOADED)
                                .map(manifest -> entered(manifest, ManifestState.LOADED, now))
                                .toList(),
                        now));
    }

    private static boolean hasUnloadedFiles(Manifest manifest) {
        return switch (manifest.state()) {
            case OPEN -> manifest.totals().files() > 0;
            case SEALED, LOADING, FAILED -> true;
            case LOADED, ARCHIVED -> false;
        };
    }

    private static Instant entered(Manifest manifest, ManifestState state, Instant otherwise) {
        return manifest.times().getOrDefault(state, otherwise);
    }

    private static Duration age(List<Instant> times, Instant now) {
        Optional<Instant> oldest = times.stream().min(Comparator.naturalOrder());
        return oldest.map(at -> Duration.between(at, now)).orElse(Duration.ZERO);
    }
}
