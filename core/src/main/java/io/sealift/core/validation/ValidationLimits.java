package io.sealift.core.validation;

/**
 * What a file may ask of us.
 *
 * @param lineCharsMax the longest line and the longest value, in characters
 * @param nestingMax the deepest nesting, in a field that is not a column
 * @param daysMax the days that one file's rows may spread over; its ledger entry names each of them, and an entry holds
 *     400 KB
 */
public record ValidationLimits(int lineCharsMax, int nestingMax, int daysMax) {
    /** Right for a sensor feed, and far above it. */
    public static final ValidationLimits DEFAULT = new ValidationLimits(1 << 20, 64, 4_000);

    public ValidationLimits {
        if (lineCharsMax < 1 || nestingMax < 1 || daysMax < 1) {
            throw new IllegalArgumentException("lineCharsMax, nestingMax and daysMax must be positive: %d %d %d"
                    .formatted(lineCharsMax, nestingMax, daysMax));
        }
    }
}
