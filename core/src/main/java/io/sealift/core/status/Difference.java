package io.sealift.core.status;

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
        /** A file that still has to be loaded is not staged, or one that is loaded neither staged nor archived. */
        STAGED_OBJECT_MISSING,
        /** A file that a verified load wrote is not in the table. */
        TABLE_FILE_MISSING,
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
