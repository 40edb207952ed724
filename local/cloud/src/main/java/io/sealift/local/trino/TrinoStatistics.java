package io.sealift.local.trino;

/**
 * What a statement has used so far.
 *
 * @param elapsedMillis since it was submitted
 * @param readBytes read from storage
 */
public record TrinoStatistics(long elapsedMillis, long readBytes) {
    /** Nothing yet. */
    public static final TrinoStatistics NONE = new TrinoStatistics(0, 0);
}
