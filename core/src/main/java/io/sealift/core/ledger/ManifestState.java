package io.sealift.core.ledger;

import java.util.Set;

/** How far a manifest has come. This is the one place that says which step may follow which. */
public enum ManifestState {
    /** Takes files. Exactly one manifest is open at any time. */
    OPEN,
    /** Takes no more files; its slices are being planned. */
    SEALED,
    /** Its slices are planned, and are being loaded one by one. */
    LOADING,
    /** All its slices are published: every row is in the table, verified, except what was set aside. */
    LOADED,
    /** Its packs are in the archive. */
    ARCHIVED,
    /** Stopped until an operator acts; nothing of it was deleted. */
    FAILED;

    /** Whether a manifest may go from this state to the next. */
    public boolean mayBecome(ManifestState next) {
        return successors().contains(next);
    }

    private Set<ManifestState> successors() {
        return switch (this) {
            case OPEN -> Set.of(SEALED);
            case SEALED -> Set.of(LOADING);
            case LOADING -> Set.of(LOADED, FAILED);
            // An operator asked for another try of rows that were set aside.
            case LOADED -> Set.of(ARCHIVED, LOADING);
            case ARCHIVED -> Set.of(LOADING);
            // An operator asked for another try; its slices are planned already, or will be.
            case FAILED -> Set.of(SEALED);
        };
    }
}
