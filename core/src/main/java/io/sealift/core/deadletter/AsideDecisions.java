package io.sealift.core.deadletter;

import io.sealift.core.ledger.Slice;
import io.sealift.core.load.SetAsideRedrive;
import io.sealift.core.quarantine.RefusedFile;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Decides about all rows of a file that are set aside. What is decided already stays as it is, so this can be repeated.
 */
final class AsideDecisions {
    private final LetterServices services;
    private final SetAsideRedrive setAside;

    AsideDecisions(LetterServices services) {
        this.services = services;
        this.setAside = services.setAside();
    }

    /** What there is to decide about, or the outcome if there is nothing. */
    sealed interface Open {
        /** Rows that still need a decision. */
        record Rows(AsideRows aside) implements Open {}

        /** There is nothing to decide. */
        record Nothing(LetterOutcome outcome) implements Open {}
    }

    Open open(RefusedFile file) {
        Optional<AsideRows> found = AsideRows.of(file, services.ledger());
        if (found.isEmpty()) {
            return nothing(new LetterOutcome.Blocked(
                    "The ledger has this file in no manifest any more, so its rows cannot be found. They are kept at %s"
                            .formatted(file.refusal().quarantined())));
        }
        AsideRows aside = found.get();
        if (!aside.include(file.refusal().quarantined())) {
            return nothing(new LetterOutcome.Blocked(
                    "Its rows are being set aside at this moment: try again in a few minutes"));
        }
        if (!aside.waiting().isEmpty()) {
            return new Open.Rows(aside);
        }
        if (aside.redriven().isEmpty()) {
            return nothing(new LetterOutcome.Discarded());
        }
        // The command that redrove them may have died before their manifest went on.
        return nothing(setAside.resume(aside.staged().manifest())
                .<LetterOutcome>map(problem -> new LetterOutcome.Blocked("Manifest %s could not go on: %s. Try again"
                        .formatted(aside.staged().manifest(), problem)))
                .orElseGet(LetterOutcome.AlreadyLoaded::new));
    }

    /** Returns the given outcome once all of them have another try on record. */
    LetterOutcome redrive(List<Slice> slices, LetterOutcome done) {
        return all(slices, setAside::redrive, done);
    }

    /** Returns the given outcome once all of them are on record as given up. */
    LetterOutcome discard(List<Slice> slices, String why, LetterOutcome done) {
        return all(slices, slice -> setAside.discard(slice, why), done);
    }

    private static LetterOutcome all(
            List<Slice> slices, Function<Slice, Optional<String>> decision, LetterOutcome done) {
        for (Slice slice : slices) {
            Optional<String> problem = decision.apply(slice);
            if (problem.isPresent()) {
                return new LetterOutcome.Blocked("Slice %d of manifest %s could not be changed: %s. Try again"
                        .formatted(slice.number(), slice.manifest(), problem.get()));
            }
        }
        return done;
    }

    private static Open nothing(LetterOutcome outcome) {
        return new Open.Nothing(outcome);
    }
}
