package io.sealift.core.deadletter;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition.Staged;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.Slice;
import io.sealift.core.ledger.SliceState;
import io.sealift.core.quarantine.RefusedFile;
import io.sealift.core.store.ObjectLocation;
import java.util.List;
import java.util.Optional;

/**
 * Which rows of a file are set aside, by the slices of its manifest.
 *
 * @param staged what the ledger says about the file
 * @param waiting the slices that still need a decision, all {@code SetAside}
 * @param redriven the slices whose rows got another try
 * @param discarded the slices whose rows were given up
 */
record AsideRows(Staged staged, List<Slice> waiting, List<Slice> redriven, List<Slice> discarded) {
    /** The set-aside rows of a file; empty if the ledger has it in no manifest. */
    static Optional<AsideRows> of(RefusedFile file, Ledger ledger) {
        FileEntry known = ledger.find(file.id()).orElse(null);
        if (known == null || !(known.disposition() instanceof Staged staged)) {
            return Optional.empty();
        }
        List<Slice> all = ledger.slicesOf(staged.manifest()).stream()
                .filter(slice -> setAside(slice)
                        .filter(aside -> aside.file().equals(file.id()))
                        .isPresent())
                .toList();
        return Optional.of(new AsideRows(
                staged,
                in(SliceState.SetAside.class, all),
                in(SliceState.Redriven.class, all),
                in(SliceState.Discarded.class, all)));
    }

    /** Whether the rows at this place are on record; their letter is sent just before they are. */
    boolean include(ObjectLocation kept) {
        return List.of(waiting, redriven, discarded).stream()
                .flatMap(List::stream)
                .anyMatch(slice -> setAside(slice)
                        .filter(aside -> aside.kept().equals(kept))
                        .isPresent());
    }

    /** How many of its rows still need a decision. */
    long waitingRows() {
        return rows(waiting);
    }

    /** How many of its rows are neither in the table nor on their way there. */
    long rowsLeftOut() {
        return rows(waiting) + rows(discarded);
    }

    private static long rows(List<Slice> slices) {
        return slices.stream().mapToLong(slice -> slice.plan().rows()).sum();
    }

    private static List<Slice> in(Class<? extends SliceState> state, List<Slice> slices) {
        return slices.stream().filter(slice -> state.isInstance(slice.state())).toList();
    }

    private static Optional<SliceState.SetAside> setAside(Slice slice) {
        return switch (slice.state()) {
            case SliceState.SetAside aside -> Optional.of(aside);
            case SliceState.Redriven redriven -> Optional.of(redriven.was());
            case SliceState.Discarded discarded -> Optional.of(discarded.was());
            case SliceState.Waiting _, SliceState.Recorded _, SliceState.Running _ -> Optional.empty();
            case SliceState.Verified _, SliceState.Withdrawing _, SliceState.Published _, SliceState.Divided _ ->
                Optional.empty();
        };
    }
}
