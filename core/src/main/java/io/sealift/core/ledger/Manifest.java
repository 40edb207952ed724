package io.sealift.core.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A set of files that is loaded as one, and how far it has come.
 *
 * @param id its id
 * @param revision counts the changes since it was sealed; every change names the revision that it changes
 * @param state how far it has come
 * @param totals what its committed files add up to; final once it is no longer open
 * @param times when it entered each state that it has been in, the latest entry
 * @param slices its loads; empty until its list is written
 * @param note why it stopped, empty while all is well
 */
public record Manifest(
        ManifestId id,
        long revision,
        ManifestState state,
        Totals totals,
        Map<ManifestState, Instant> times,
        List<Slice> slices,
        String note) {
    public Manifest {
        times = Map.copyOf(times);
        slices = List.copyOf(slices);
    }

    /** A new, empty, open manifest. */
    public static Manifest open(ManifestId id, Instant at) {
        return new Manifest(id, 0, ManifestState.OPEN, Totals.NONE, Map.of(ManifestState.OPEN, at), List.of(), "");
    }

    /** Whether its list is written and its slices are known. */
    public boolean isListed() {
        return !slices.isEmpty();
    }

    /** The first slice that something is left to do for, none when all are done. */
    public Optional<Slice> nextSlice() {
        return slices.stream().filter(slice -> !slice.isDone()).findFirst();
    }

    /** Whether a load of it failed on its data, so that it is loaded in parts. */
    public boolean isHalved() {
        return slices.stream()
                .flatMap(slice -> slice.lastAttempt().stream())
                .anyMatch(attempt -> attempt.progress() instanceof Attempt.Progress.Halved);
    }

    /** Those of its slices' files that the engine cannot load, once for each slice that cannot load one. */
    public List<Attempt.Progress.SetAside> setAside() {
        return slices.stream()
                .flatMap(slice -> slice.lastAttempt().stream())
                .map(Attempt::progress)
                .filter(Attempt.Progress.SetAside.class::isInstance)
                .map(Attempt.Progress.SetAside.class::cast)
                .toList();
    }

    /** What its loaded files add up to once it is loaded: its totals without what was set aside. */
    public Totals loadable() {
        return setAside().stream().map(Attempt.Progress.SetAside::totals).reduce(totals, Totals::minus);
    }

    /**
     * The manifest after a step to another state.
     *
     * @throws IllegalStateException where the table of transitions does not allow it
     */
    public Manifest become(ManifestState next, Instant at) {
        if (!state.mayBecome(next)) {
            throw new IllegalStateException("Manifest %s cannot go from %s to %s".formatted(id, state, next));
        }
        Map<ManifestState, Instant> entered = new EnumMap<>(ManifestState.class);
        entered.putAll(times);
        entered.put(next, at);
        return new Manifest(id, revision, next, totals, entered, slices, note);
    }

    /** The manifest with its loads planned. */
    public Manifest withSlices(List<Slice> planned) {
        return new Manifest(id, revision, state, totals, times, planned, note);
    }

    /** The manifest with one slice replaced by its successor of the same index. */
    public Manifest with(Slice changed) {
        List<Slice> all = new ArrayList<>(slices);
        all.set(changed.index(), changed);
        return withSlices(all);
    }

    /** The manifest with more slices behind those it has. */
    public Manifest plus(List<Slice> more) {
        List<Slice> all = new ArrayList<>(slices);
        all.addAll(more);
        return withSlices(all);
    }

    /**
     * The manifest without a file that was set aside; which one it was stays on record.
     *
     * @param counted what the manifest counts of it
     */
    public Manifest without(FileId file, Totals counted) {
        List<Slice> marked = slices.stream()
                .map(slice -> slice.lastAttempt()
                        .map(Attempt::progress)
                        .filter(Attempt.Progress.SetAside.class::isInstance)
                        .map(Attempt.Progress.SetAside.class::cast)
                        .filter(aside -> aside.file().equals(file))
                        .map(aside -> slice.withLast(aside.moved()))
                        .orElse(slice))
                .toList();
        return withTotals(totals.minus(counted)).withSlices(marked);
    }

    /** The manifest with another count of what is in it. */
    public Manifest withTotals(Totals counted) {
        return new Manifest(id, revision, state, counted, times, slices, note);
    }

    /** The manifest with the reason why it stopped. */
    public Manifest withNote(String reason) {
        return new Manifest(id, revision, state, totals, times, slices, reason);
    }

    /** The manifest as the ledger holds it after a change. */
    public Manifest nextRevision() {
        return new Manifest(id, revision + 1, state, totals, times, slices, note);
    }
}
