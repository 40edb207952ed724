package io.sealift.core.load;

import io.sealift.core.layout.Keys;
import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Slice;
import io.sealift.core.ledger.SliceState;
import io.sealift.core.store.ObjectStore;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Carries out what people decide about rows that only the engine refused: to try them again, or to give them up.
 * Another try is a slice of the same manifest over the rows that were kept, so nothing is ever staged under two
 * manifests.
 */
public final class SetAsideRedrive {
    private static final int TRIES_MAX = 5;

    private final Ledger ledger;
    private final SealedLists lists;
    private final Clock clock;

    /** Decisions for one deployment. */
    public SetAsideRedrive(Ledger ledger, ObjectStore store, Keys keys, Clock clock) {
        this.ledger = ledger;
        this.lists = new SealedLists(store, keys);
        this.clock = clock;
    }

    /** The slices of a manifest in which rows of this file are set aside. */
    public List<Slice> of(ManifestId manifest, FileId file) {
        return ledger.slicesOf(manifest).stream()
                .filter(slice -> slice.state() instanceof SliceState.SetAside aside
                        && aside.file().equals(file))
                .toList();
    }

    /**
     * Gives the rows of a slice that {@link #of} found another try; returns empty once that is on record, otherwise the
     * problem.
     */
    public Optional<String> redrive(Slice slice) {
        if (!(slice.state() instanceof SliceState.SetAside aside)) {
            return Optional.of("its rows are not set aside any more");
        }
        // First, so that a command that dies midway leaves no slice behind in a manifest that is done.
        Optional<String> problem = goOn(slice.manifest());
        if (problem.isPresent()) {
            return problem;
        }
        int number = successor(slice);
        String eTag = lists.write(slice.manifest(), number, List.of(aside.kept().uri()));
        Slice again = Slice.planned(slice.manifest(), number, slice.plan().again(eTag), clock.instant());
        CommitOutcome outcome = ledger.divide(slice.become(new SliceState.Redriven(aside, number)), List.of(again));
        // Once more: a run may have found the manifest done just before.
        return outcome.isCommitted() ? goOn(slice.manifest()) : Optional.of(outcome.problem());
    }

    /**
     * Lets a manifest go on if a command died after it had given some of its rows another try; returns empty once the
     * manifest goes on or has nothing left to do, otherwise the problem.
     */
    public Optional<String> resume(ManifestId manifest) {
        boolean isDone = ledger.slicesOf(manifest).stream().allMatch(Slice::isDone);
        return isDone ? Optional.empty() : goOn(manifest);
    }

    /** After this, a run that wants to mark the manifest done by what it read before is refused. */
    private Optional<String> goOn(ManifestId id) {
        String problem = "";
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            Manifest manifest = ledger.manifest(id)
                    .orElseThrow(() -> new IllegalStateException("The ledger has no manifest " + id));
            Optional<Manifest> next = goingOn(manifest);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            CommitOutcome outcome = ledger.update(next.get());
            if (outcome.isCommitted()) {
                return Optional.empty();
            }
            problem = outcome.problem();
        }
        return Optional.of(problem);
    }

    /** The manifest as it must become; empty if it goes on in any case. */
    private Optional<Manifest> goingOn(Manifest manifest) {
        return switch (manifest.state()) {
            case LOADED, ARCHIVED -> Optional.of(manifest.become(ManifestState.LOADING, clock.instant()));
            // Written again unchanged: what counts is its revision.
            case LOADING -> Optional.of(manifest);
            case OPEN, SEALED, FAILED -> Optional.empty();
        };
    }

    /** Gives up the rows of a slice; returns empty once that is on record, otherwise the problem. */
    public Optional<String> discard(Slice slice, String why) {
        if (!(slice.state() instanceof SliceState.SetAside aside)) {
            return Optional.of("its rows are not set aside any more");
        }
        CommitOutcome outcome = ledger.update(slice.become(new SliceState.Discarded(aside, why)));
        return outcome.isCommitted() ? Optional.empty() : Optional.of(outcome.problem());
    }

    private int successor(Slice slice) {
        return PoisonSearch.firstPart(ledger.slicesOf(slice.manifest()), slice);
    }
}
