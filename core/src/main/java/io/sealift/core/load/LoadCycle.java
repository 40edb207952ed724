package io.sealift.core.load;

import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.object.StoreUnavailableException;
import io.sealift.core.seal.ManifestSealer;
import io.sealift.core.time.TimeLeft;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Steps 7 to 10: brings every manifest as far as it can go now, and never waits for a query.
 *
 * <p>Any number of runs may overlap. Every step is a conditional write on what the run has read, so of two that do the
 * same only one goes on.
 */
public final class LoadCycle {
    private final Ledger ledger;
    private final Clock clock;
    private final ManifestSealer sealer;
    private final ManifestLister lister;
    private final SliceLoader loader;
    private final CulpritQuarantine culprits;
    private final ManifestArchiver archiver;

    /** A cycle over one deployment. */
    public LoadCycle(LoadServices services, LoadSettings settings) {
        this.ledger = services.ledger();
        this.clock = services.clock();
        this.sealer = new ManifestSealer(ledger, services.limits(), services.backoff(), clock, services.ids());
        this.lister = new ManifestLister(services, settings);
        this.loader = new SliceLoader(services, settings);
        this.culprits = new CulpritQuarantine(services, settings);
        this.archiver = new ManifestArchiver(services, settings);
    }

    /** The hourly run: seals what has come in, then does what {@link #settle} does, and throws as that does. */
    public void sealAndSettle(TimeLeft timeLeft, Consumer<LoadEvent> told) {
        advanceAll(sealer.seal(timeLeft), timeLeft, told);
    }

    /**
     * The run between: seals what has come in if that is a lot, and brings every manifest as far as it can go.
     *
     * @param told hears of each step once it is durable
     * @throws IllegalStateException where something was changed by hand that nobody may change; all other manifests have
     *     been brought on by then
     */
    public void settle(TimeLeft timeLeft, Consumer<LoadEvent> told) {
        advanceAll(sealer.sealIfDue(timeLeft), timeLeft, told);
    }

    private void advanceAll(Optional<Manifest> justSealed, TimeLeft timeLeft, Consumer<LoadEvent> told) {
        justSealed.ifPresent(manifest -> told.accept(new LoadEvent.Sealed(manifest.id(), manifest.totals())));
        // The index behind unfinished() may not show it yet.
        List<ManifestId> ids = Stream.concat(justSealed.stream(), ledger.unfinished().stream())
                .map(Manifest::id)
                .distinct()
                .sorted()
                .toList();
        List<RuntimeException> failures = new ArrayList<>();
        // First free the slot, then fill it again; archiving can take long and nobody waits for it.
        for (ManifestState from : List.of(ManifestState.LOADING, ManifestState.SEALED, ManifestState.LOADED)) {
            for (ManifestId id : inOrder(ids, from)) {
                try {
                    ledger.manifest(id)
                            .filter(manifest -> manifest.state() == from)
                            .ifPresent(manifest -> advance(manifest, timeLeft, told));
                } catch (RuntimeException failure) {
                    // One manifest that somebody damaged must not hold up those after it, at every run.
                    failures.add(failure);
                }
            }
        }
        throwFirst(failures);
    }

    /** The oldest first; but whose load fails on its data, waits for the slot behind those that have no such trouble. */
    private List<ManifestId> inOrder(List<ManifestId> ids, ManifestState from) {
        if (from != ManifestState.SEALED || ids.size() < 2) {
            return ids;
        }
        Set<ManifestId> halved = ids.stream()
                .filter(id -> ledger.manifest(id).filter(Manifest::isHalved).isPresent())
                .collect(Collectors.toSet());
        return ids.stream()
                .sorted(Comparator.comparing((ManifestId id) -> halved.contains(id))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static void throwFirst(List<RuntimeException> failures) {
        if (failures.isEmpty()) {
            return;
        }
        RuntimeException first = failures.getFirst();
        failures.stream().filter(other -> !other.equals(first)).forEach(first::addSuppressed);
        throw first;
    }

    private void advance(Manifest read, TimeLeft timeLeft, Consumer<LoadEvent> told) {
        Manifest manifest = read;
        while (isMovable(manifest, read.state())) {
            switch (next(manifest, timeLeft)) {
                case Step.Moved moved -> {
                    told.accept(moved.what());
                    manifest = moved.now();
                }
                case Step.Held held -> {
                    told.accept(held.why());
                    return;
                }
            }
        }
    }

    /** A manifest that has just been loaded is archived in the pass for that, and one just halved gives others the slot. */
    private static boolean isMovable(Manifest manifest, ManifestState from) {
        return switch (manifest.state()) {
            case LOADING -> true;
            case SEALED -> from == ManifestState.SEALED;
            case LOADED -> from == ManifestState.LOADED;
            case OPEN, ARCHIVED, FAILED -> false;
        };
    }

    private Step next(Manifest manifest, TimeLeft timeLeft) {
        try {
            return switch (manifest.state()) {
                case SEALED -> manifest.isListed() ? takeSlot(manifest) : lister.list(manifest);
                case LOADING -> loader.advance(manifest);
                case LOADED -> culprits.next(manifest).orElseGet(() -> archiver.archive(manifest, timeLeft));
                case OPEN, ARCHIVED, FAILED ->
                    throw new IllegalStateException(
                            "Manifest %s is %s: nothing is next".formatted(manifest.id(), manifest.state()));
            };
        } catch (StoreUnavailableException unavailable) {
            return Step.held(manifest, unavailable.toString());
        }
    }

    private Step takeSlot(Manifest manifest) {
        var holder = ledger.slotHolder();
        if (holder.isPresent() && !holder.get().equals(manifest.id())) {
            return Step.held(manifest, "manifest %s is loading".formatted(holder.get()));
        }
        return Recorder.record(
                manifest.become(ManifestState.LOADING, clock.instant()),
                ledger::updateTakingSlot,
                new LoadEvent.TookSlot(manifest.id()));
    }
}
