package io.sealift.core.ledger;

/**
 * What several files add up to.
 *
 * @param files how many files
 * @param rows how many rows they have
 * @param bytes the bytes of their rows in canonical form, unpacked
 */
public record Totals(long files, long rows, long bytes) {
    /** No files. */
    public static final Totals NONE = new Totals(0, 0, 0);

    public Totals {
        if (files < 0 || rows < 0 || bytes < 0) {
            throw new IllegalArgumentException(
                    "files, rows and bytes must not be negative: %d %d %d".formatted(files, rows, bytes));
        }
    }

    /** The sum of both. */
    public Totals plus(Totals other) {
        return new Totals(files + other.files, rows + other.rows, bytes + other.bytes);
    }
}
