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
import java.util.stream.Stream;

/**
 * How far behind loading is at the end of a run. Every run reports it, so that nothing waits unnoticed.
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
                oldest(unloaded.stream(), ManifestState.OPEN, now),
                oldest(
                        unloaded.stream().filter(manifest -> manifest.state() != ManifestState.OPEN),
                        ManifestState.SEALED,
                        now),
                age(verified, now),
                verified.size(),
                oldest(
                        manifests.stream().filter(manifest -> manifest.state() == ManifestState.LOADED),
                        ManifestState.LOADED,
                        now));
    }

    /** How long ago the first of these manifests entered a state. */
    private static Duration oldest(Stream<Manifest> manifests, ManifestState entered, Instant now) {
        return age(
                manifests
                        .map(manifest -> manifest.times().getOrDefault(entered, now))
                        .toList(),
                now);
    }

    private static boolean hasUnloadedFiles(Manifest manifest) {
        return switch (manifest.state()) {
            case OPEN -> manifest.totals().files() > 0;
            case SEALED, LOADING, FAILED -> true;
            case LOADED, ARCHIVED -> false;
        };
    }

    private static Duration age(List<Instant> times, Instant now) {
        Optional<Instant> oldest = times.stream().min(Comparator.naturalOrder());
        return oldest.map(at -> Duration.between(at, now)).orElse(Duration.ZERO);
    }
}
