package io.sealift.core.reconciliation;

/** What may have become of a file each time it landed: at any moment, exactly one of these. */
public enum Term {
    /** In the table, verified. */
    LOADED,
    /** On its way: in a manifest that is not loaded yet, or still in the messages bucket. */
    PENDING,
    /** Set aside with a reason. */
    REFUSED,
    /** The same bytes under the same key landed before. */
    DUPLICATES,
    /** Replaced or removed by its producer before it could be read. */
    SUPERSEDED
}
