package io.sealift.core.load;

import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.LoadId;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Slice;
import io.sealift.core.ledger.SliceState;
import io.sealift.core.runtime.TimeLeft;
import io.sealift.core.store.StoreUnavailableException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One run over the manifests that are not done. If one of them fails, it holds up no other.
 *
 * <p>The order matters: the run first looks at what has ended, so that it can start queries in its place. They run
 * while it publishes loads and archives manifests, which takes long.
 */
final class LoadRun {
    private final Ledger ledger;
    private final LoadServices services;
    private final LoadSettings settings;
    private final TimeLeft timeLeft;
    private final Consumer<LoadEvent> events;
    private final SliceStarter starter;
    private final SliceSettler settler;
    private final PoisonSearch search;
    private final Publisher publisher;
    private final Withdrawal withdrawal;
    private final ManifestArchiver archiver;
    private final SortedMap<ManifestId, Manifest> manifests = new TreeMap<>();
    private final SortedMap<ManifestId, SortedMap<Integer, Slice>> slices = new TreeMap<>();
    /** The last loads of slices that the search for poison lets try once more in this run. */
    private final Set<LoadId> mayRetry = new HashSet<>();

    private final List<RuntimeException> failures = new ArrayList<>();
    private Optional<Manifest> justSealed = Optional.empty();

    LoadRun(LoadServices services, LoadSettings settings, TimeLeft timeLeft, Consumer<LoadEvent> events) {
        this.ledger = services.ledger();
        this.services = services;
        this.settings = settings;
        this.timeLeft = timeLeft;
        this.events = events;
        this.starter = new SliceStarter(services);
        this.settler = new SliceSettler(services, settings);
        this.search = new PoisonSearch(services, settings);
        this.withdrawal = new Withdrawal(services, settings);
        this.publisher = new Publisher(services, settings, withdrawal);
        this.archiver = new ManifestArchiver(services, settings);
    }

    /** Seals; if that fails, what was sealed before is still loaded. */
    void seal(Supplier<Optional<Manifest>> sealing) {
        guard(Optional.empty(), () -> {
            justSealed = sealing.get();
            justSealed
                    .filter(manifest -> manifest.state() == ManifestState.SEALED)
                    .ifPresent(manifest -> events.accept(new LoadEvent.Sealed(manifest.id(), manifest.totals())));
        });
    }

    /** Moves everything on. */
    void everything() {
        guard(Optional.empty(), this::readManifests);
        ManifestPlanner planner = new ManifestPlanner(services, settings);
        inState(ManifestState.SEALED).forEach(manifest -> step(manifest, () -> planner.plan(manifest)));
        readSlices();
        bringOn(_ -> true);
        archive();
    }

    /** Moves on the slices that these queries belong to, and starts what is next. */
    void after(Set<String> queryIds) {
        guard(Optional.empty(), this::readManifests);
        readSlices();
        bringOn(slice -> slice.state() instanceof SliceState.Running running && queryIds.contains(running.queryId()));
        archive();
    }

    /** Removes what was left under manifests that were archived a day ago. */
    void cleanUp() {
        guard(Optional.empty(), () -> new LeftoverCleaner(services, archiver).clean(timeLeft));
    }

    /** The result. A manifest that somebody changed by hand must not hold up the others, and must not stay unseen. */
    LoadResult result() {
        return new LoadResult(status(), failures);
    }

    private void bringOn(Predicate<Slice> isOurs) {
        List<Slice> ours = all().filter(isOurs).toList();
        ours.forEach(this::settle);
        ours.forEach(slice -> divideIfDue(current(slice)));
        guard(
                Optional.empty(),
                () -> new SliceTurns(services, settings)
                        .next(all().toList(), slice -> mayRetry.contains(slice.load()))
                        .forEach(this::start));
        ours.forEach(slice -> publish(current(slice)));
        inState(ManifestState.LOADING).forEach(this::finish);
    }

    private void archive() {
        inState(ManifestState.LOADED).forEach(manifest -> step(manifest, () -> archiver.archive(manifest, timeLeft)));
    }

    private void settle(Slice slice) {
        switch (slice.state()) {
            case SliceState.Recorded _ -> step(slice, () -> starter.start(slice));
            case SliceState.Running running -> step(slice, () -> settler.settle(slice, running, events));
            case SliceState.Withdrawing withdrawing -> step(slice, () -> withdrawal.goOn(slice, withdrawing));
            case SliceState.Waiting _, SliceState.Verified _, SliceState.Published _, SliceState.Divided _ -> {}
            case SliceState.SetAside _, SliceState.Redriven _, SliceState.Discarded _ -> {}
        }
    }

    private void divideIfDue(Slice slice) {
        if (slice.state() instanceof SliceState.Waiting && PoisonSearch.isDue(slice)) {
            guard(Optional.of(slice.manifest()), () -> {
                switch (search.next(slice)) {
                    case PoisonSearch.Next.Done done -> {
                        take(done.step(), this::keep);
                        stopIfTooMuchIsSetAside(slice.manifest());
                    }
                    case PoisonSearch.Next.Damaged damaged ->
                        stop(
                                slice.manifest(),
                                damaged.reason() + ". Restore it, then: sealift retry " + slice.manifest());
                    case PoisonSearch.Next.TryAgain _ -> mayRetry.add(slice.load());
                }
            });
        }
    }

    private void stopIfTooMuchIsSetAside(ManifestId id) {
        List<Slice> read = ledger.slicesOf(id);
        slices.put(id, byNumber(read));
        long aside = read.stream()
                .filter(slice -> slice.state() instanceof SliceState.SetAside)
                .count();
        if (aside > settings.setAsideMax()) {
            stop(
                    id,
                    "%d of its slices are set aside, at most %d may be: the feed has changed, or the table. Remove the cause, then: sealift retry %s"
                            .formatted(aside, settings.setAsideMax(), id));
        }
    }

    private void stop(ManifestId id, String reason) {
        Manifest manifest = manifests.get(id);
        if (manifest != null && manifest.state() == ManifestState.LOADING) {
            Manifest stopped = manifest.become(
                            ManifestState.FAILED, services.clock().instant())
                    .withNote(reason);
            take(Step.of(ledger.update(stopped), stopped, new LoadEvent.Stopped(id, reason)), this::keep);
        }
    }

    private void start(Slice slice) {
        step(slice, () -> starter.record(slice));
        Slice recorded = current(slice);
        if (recorded.state() instanceof SliceState.Recorded) {
            step(recorded, () -> starter.start(recorded));
        }
    }

    private void publish(Slice slice) {
        if (slice.state() instanceof SliceState.Verified verified) {
            step(slice, () -> publisher.publish(slice, verified, timeLeft, events));
        }
        Slice now = current(slice);
        if (now.state() instanceof SliceState.Withdrawing withdrawing) {
            step(now, () -> withdrawal.goOn(now, withdrawing));
        }
    }

    private void finish(Manifest manifest) {
        Collection<Slice> of = slicesOf(manifest.id()).values();
        if (!of.isEmpty() && of.stream().allMatch(Slice::isDone)) {
            guard(Optional.of(manifest.id()), () -> {
                // What this run saw may be old: a redrive adds slices at any time.
                if (ledger.slicesOf(manifest.id()).stream().allMatch(Slice::isDone)) {
                    Manifest loaded = manifest.become(
                            ManifestState.LOADED, services.clock().instant());
                    take(
                            Step.of(
                                    ledger.update(loaded),
                                    loaded,
                                    new LoadEvent.Loaded(manifest.id(), manifest.totals())),
                            this::keep);
                }
            });
        }
    }

    private void readManifests() {
        // The index behind unfinished() may not yet show the manifest that was just sealed.
        Stream.concat(justSealed.stream(), ledger.unfinished().stream())
                .map(Manifest::id)
                .distinct()
                .forEach(id -> guard(
                        Optional.of(id), () -> ledger.manifest(id).ifPresent(manifest -> manifests.put(id, manifest))));
    }

    private void readSlices() {
        inState(ManifestState.LOADING)
                .forEach(manifest -> guard(
                        Optional.of(manifest.id()),
                        () -> slices.put(manifest.id(), byNumber(ledger.slicesOf(manifest.id())))));
    }

    private static SortedMap<Integer, Slice> byNumber(List<Slice> read) {
        SortedMap<Integer, Slice> byNumber = new TreeMap<>();
        read.forEach(slice -> byNumber.put(slice.number(), slice));
        return byNumber;
    }

    private List<Manifest> inState(ManifestState state) {
        return manifests.values().stream()
                .filter(manifest -> manifest.state() == state)
                .toList();
    }

    /** The slices of the manifests that are being loaded. */
    private Stream<Slice> all() {
        return inState(ManifestState.LOADING).stream().flatMap(manifest -> slicesOf(manifest.id()).values().stream());
    }

    private Slice current(Slice slice) {
        return slicesOf(slice.manifest()).getOrDefault(slice.number(), slice);
    }

    private SortedMap<Integer, Slice> slicesOf(ManifestId manifest) {
        return slices.computeIfAbsent(manifest, _ -> new TreeMap<>());
    }

    private void step(Slice slice, Supplier<Step<Slice>> work) {
        guard(Optional.of(slice.manifest()), () -> take(work.get(), this::keep));
    }

    private void step(Manifest manifest, Supplier<Step<Manifest>> work) {
        guard(Optional.of(manifest.id()), () -> take(work.get(), this::keep));
    }

    private <T> void take(Step<T> step, Consumer<T> keep) {
        switch (step) {
            case Step.Moved<T> moved -> {
                keep.accept(moved.now());
                events.accept(moved.what());
            }
            case Step.Held<T> held -> events.accept(held.why());
        }
    }

    private void keep(Slice slice) {
        slicesOf(slice.manifest()).put(slice.number(), slice);
    }

    private void keep(Manifest manifest) {
        manifests.put(manifest.id(), manifest);
    }

    private void guard(Optional<ManifestId> manifest, Runnable work) {
        try {
            work.run();
        } catch (StoreUnavailableException unavailable) {
            manifest.ifPresentOrElse(
                    id -> events.accept(new LoadEvent.Waiting(id, unavailable.toString())),
                    () -> failures.add(unavailable));
        } catch (RuntimeException failure) {
            failures.add(failure);
        }
    }

    private LoadStatus status() {
        List<Manifest> open = new ArrayList<>(manifests.values());
        guard(Optional.empty(), () -> ledger.openManifest().ifPresent(open::add));
        return LoadStatus.of(open, all().toList(), services.clock().instant());
    }
}
