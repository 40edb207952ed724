package io.sealift.core.pack;

/** How much one item of the ledger can say about a pack: an item holds 400 KB. */
final class PackLimits {
    /** The most objects of rows in one pack, however few columns the feed has. */
    private static final int OBJECTS_MAX = 1_000;
    /** Each object may have a count of NULLs for each column. */
    private static final int COUNTS_MAX = 16_000;

    /** Each object names its days. One small file alone may have 4,000. */
    static final int DAYS_MAX = 8_000;

    private PackLimits() {}

    /** The most objects of rows that a pack of a feed may have. */
    static int objectsMax(int columns) {
        return Math.min(OBJECTS_MAX, COUNTS_MAX / columns);
    }
}
