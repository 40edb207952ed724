package io.sealift.core.ledger;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * A set of files that is loaded as one, and how far it has come. Its packs and its slices are items of their own.
 *
 * @param id its id
 * @param revision counts the changes since it was sealed; every change names the revision that it changes
 * @param state how far it has come
 * @param totals what its packs add up to; final once it is no longer open
 * @param times when it last entered each state that it has been in
 * @param claimedUntil until when an archiving run keeps the others from doing the same work
 * @param note why it stopped, empty while all is well
 */
public record Manifest(
        ManifestId id,
        long revision,
        ManifestState state,
        Totals totals,
        Map<ManifestState, Instant> times,
        Instant claimedUntil,
        String note) {
    public Manifest {
        times = Map.copyOf(times);
    }

    /** A new, empty, open manifest. */
    public static Manifest open(ManifestId id, Instant at) {
        return new Manifest(id, 0, ManifestState.OPEN, Totals.NONE, Map.of(ManifestState.OPEN, at), Instant.EPOCH, "");
    }

    /**
     * The manifest after a step to another state.
     *
     * @throws IllegalStateException if the table of transitions does not allow it
     */
    public Manifest become(ManifestState next, Instant at) {
        if (!state.mayBecome(next)) {
            throw new IllegalStateException("Manifest %s cannot go from %s to %s".formatted(id, state, next));
        }
        Map<ManifestState, Instant> entered = new EnumMap<>(ManifestState.class);
        entered.putAll(times);
        entered.put(next, at);
        return new Manifest(id, revision, next, totals, entered, claimedUntil, note);
    }

    /** The manifest with other totals. */
    public Manifest withTotals(Totals counted) {
        return new Manifest(id, revision, state, counted, times, claimedUntil, note);
    }

    /** The manifest, claimed by a run until this instant. */
    public Manifest claimed(Instant until) {
        return new Manifest(id, revision, state, totals, times, until, note);
    }

    /** The manifest with the reason why it stopped. */
    public Manifest withNote(String reason) {
        return new Manifest(id, revision, state, totals, times, claimedUntil, reason);
    }

    /** The manifest as the ledger holds it after a change. */
    public Manifest nextRevision() {
        return new Manifest(id, revision + 1, state, totals, times, claimedUntil, note);
    }
}
