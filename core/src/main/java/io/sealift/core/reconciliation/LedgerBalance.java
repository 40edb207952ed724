package io.sealift.core.reconciliation;

import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Totals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How far everything that was committed has come, according to the manifests alone: a quick look for anyone waiting for
 * progress. {@link Balance} is the proof.
 *
 * @param manifests the oldest first
 */
public record LedgerBalance(List<Manifest> manifests) {
    private static final int MANIFESTS_MAX = 100_000;

    public LedgerBalance {
        manifests = List.copyOf(manifests);
    }

    /** Reads the balance; what changed in the last few seconds may be missing. */
    public static LedgerBalance of(Ledger ledger) {
        List<Manifest> manifests = new ArrayList<>(ledger.archived(MANIFESTS_MAX));
        manifests.addAll(ledger.unfinished());
        ledger.openManifest().ifPresent(manifests::add);
        manifests.sort(Comparator.comparing(Manifest::id));
        return new LedgerBalance(manifests);
    }

    /** What is in the table, verified. */
    public Totals loaded() {
        return manifests.stream()
                .filter(manifest -> isLoaded(manifest.state()))
                .map(Manifest::totals)
                .reduce(Totals.NONE, Totals::plus);
    }

    /** What is committed but not in the table yet. */
    public Totals pending() {
        return manifests.stream()
                .filter(manifest -> !isLoaded(manifest.state()))
                .map(Manifest::totals)
                .reduce(Totals.NONE, Totals::plus);
    }

    /** Everything that is committed: loaded and pending together. */
    public Totals committed() {
        return loaded().plus(pending());
    }

    private static boolean isLoaded(ManifestState state) {
        return switch (state) {
            case LOADED, ARCHIVED -> true;
            case OPEN, SEALED, LOADING, FAILED -> false;
        };
    }
}
