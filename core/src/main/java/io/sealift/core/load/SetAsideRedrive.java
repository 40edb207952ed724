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
import io.sealift.core.object.ObjectStore;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * What people decide about rows that only the engine refused: another try, or that nobody needs them. Another try is a
 * slice of the same manifest over the rows that were kept, so nothing is ever staged under two manifests.
 */
public final class SetAsideRedrive {
    private final Ledger ledger;
    private final SealedLists lists;
    private final Clock clock;

    /** Over one deployment. */
    public SetAsideRedrive(Ledger ledger, ObjectStore store, Keys keys, Clock clock) {
        this.ledger = ledger;
        this.lists = new SealedLists(store, keys);
        this.clock = clock;
    }

    /** The slices of a manifest in which rows of a file are set aside. */
    public List<Slice> of(ManifestId manifest, FileId file) {
        return ledger.slicesOf(manifest).stream()
                .filter(slice -> slice.state() instanceof SliceState.SetAside aside
                        && aside.file().equals(file))
                .toList();
    }

    /** Gives the rows of a slice that {@link #of} found another try; empty once it is on record, otherwise the problem. */
    public Optional<String> redrive(Slice slice) {
        if (!(slice.state() instanceof SliceState.SetAside aside)) {
            return Optional.of("its rows are not set aside any more");
        }
        Manifest manifest = ledger.manifest(slice.manifest())
                .orElseThrow(() -> new IllegalStateException("No manifest has slice " + slice));
        if (manifest.state() == ManifestState.LOADED || manifest.state() == ManifestState.ARCHIVED) {
            // First, so that the new slice is never left behind by a manifest that is done.
            CommitOutcome outcome = ledger.update(manifest.become(ManifestState.LOADING, clock.instant()));
            if (!outcome.isCommitted()) {
                return Optional.of(outcome.problem());
            }
        }
        int number = successor(slice);
        String eTag = lists.write(slice.manifest(), number, List.of(aside.kept().uri()));
        Slice again = Slice.planned(slice.manifest(), number, slice.plan().again(eTag), clock.instant());
        CommitOutcome outcome = ledger.divide(slice.become(new SliceState.Redriven(aside, number)), List.of(again));
        return outcome.isCommitted() ? Optional.empty() : Optional.of(outcome.problem());
    }

    /** Gives the rows of a slice up; empty once it is on record, otherwise the problem. */
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
