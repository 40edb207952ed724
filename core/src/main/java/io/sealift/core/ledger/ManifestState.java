package io.sealift.core.ledger;

import java.util.Set;

/** How far a manifest has come. This is the one place that says which step may follow which. */
public enum ManifestState {
    /** Takes files. Exactly one manifest is open at any time. */
    OPEN,
    /** Takes no more files; its list may or may not be written yet. */
    SEALED,
    /** Holds the table's load slot: an INSERT of it may be running. */
    LOADING,
    /** Every row is in the table, verified. */
    LOADED,
    /** Its staged files are in the archive. */
    ARCHIVED,
    /** Stopped for an operator: nothing of it was deleted. */
    FAILED;

    /** Whether a manifest may go from this state to the next. */
    public boolean mayBecome(ManifestState next) {
        return successors().contains(next);
    }

    private Set<ManifestState> successors() {
        return switch (this) {
            case OPEN -> Set.of(SEALED);
            case SEALED -> Set.of(LOADING);
            case LOADING -> Set.of(SEALED, LOADED, FAILED);
            case LOADED -> Set.of(ARCHIVED);
            case FAILED -> Set.of(SEALED);
            case ARCHIVED -> Set.of();
        };
    }
}
