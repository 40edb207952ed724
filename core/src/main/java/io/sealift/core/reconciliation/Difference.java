package io.sealift.core.reconciliation;

/**
 * One thing that is not as it must be.
 *
 * @param kind what sort of thing
 * @param text problem, cause and remedy in one line
 */
public record Difference(Kind kind, String text) {
    /** What can differ. */
    public enum Kind {
        /** A manifest's totals are not the sum of its files. */
        MANIFEST_TOTALS,
        /** Files name a manifest that is not there. */
        UNKNOWN_MANIFEST,
        /** The slices of a manifest do not load exactly its rows. */
        SLICE_ROWS,
        /** An object that a pack names is not staged or, if its manifest is loaded, neither staged nor archived. */
        STAGED_OBJECT_MISSING,
        /** The list of a published load is missing, so it is unknown what the table should hold of that load. */
        VERIFIED_LIST_MISSING,
        /** A file that a published load wrote is not in the table. */
        TABLE_FILE_MISSING,
        /** A file of a published load is in the table, but has another size. */
        TABLE_FILE_CHANGED,
        /** The table holds a file that no verified load wrote. */
        TABLE_FILE_UNLISTED,
        /** The bytes of a refused file are not in quarantine. */
        QUARANTINED_OBJECT_MISSING
    }

    @Override
    public String toString() {
        return "%s: %s".formatted(kind, text);
    }
}
