package io.sealift.fakes;

import io.sealift.core.ledger.EngineHealth;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.Pack;
import io.sealift.core.ledger.PackId;
import io.sealift.core.ledger.Slice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a ledger holds besides its manifests: packs, slices, and the engine's health. Not thread-safe. */
final class LoadState {
    private final Map<ManifestId, SortedMap<PackId, Pack>> packs = new HashMap<>();
    private final Map<ManifestId, SortedMap<Integer, Slice>> slices = new HashMap<>();
    private EngineHealth health = EngineHealth.GOOD;

    List<Pack> packsOf(ManifestId manifest) {
        return List.copyOf(packs.getOrDefault(manifest, new TreeMap<>()).values());
    }

    boolean mayPut(Pack pack) {
        return !packs.getOrDefault(pack.manifest(), new TreeMap<>()).containsKey(pack.id());
    }

    void put(Pack pack) {
        packs.computeIfAbsent(pack.manifest(), _ -> new TreeMap<>()).put(pack.id(), pack);
    }

    List<Slice> slicesOf(ManifestId manifest) {
        return List.copyOf(slicesByNumber(manifest).values());
    }

    boolean mayAdd(List<Slice> added) {
        return added.stream()
                .noneMatch(slice -> slicesByNumber(slice.manifest()).containsKey(slice.number()));
    }

    void add(List<Slice> added) {
        added.forEach(this::put);
    }

    boolean mayAdvance(Slice next) {
        Slice known = slicesByNumber(next.manifest()).get(next.number());
        return known != null && known.revision() == next.revision();
    }

    /** The plan stays as it is. */
    void advance(Slice next) {
        slicesByNumber(next.manifest())
                .computeIfPresent(
                        next.number(), (_, known) -> withPlanOf(known, next).nextRevision());
    }

    EngineHealth health() {
        return health;
    }

    boolean mayAdvance(EngineHealth next) {
        return health.revision() == next.revision();
    }

    void advance(EngineHealth next) {
        health = next.nextRevision();
    }

    private static Slice withPlanOf(Slice known, Slice next) {
        return new Slice(
                next.manifest(),
                next.number(),
                next.revision(),
                known.plan(),
                next.state(),
                next.attempts(),
                next.failures(),
                next.history());
    }

    private void put(Slice slice) {
        slices.computeIfAbsent(slice.manifest(), _ -> new TreeMap<>()).put(slice.number(), slice);
    }

    private SortedMap<Integer, Slice> slicesByNumber(ManifestId manifest) {
        return slices.getOrDefault(manifest, new TreeMap<>());
    }
}
