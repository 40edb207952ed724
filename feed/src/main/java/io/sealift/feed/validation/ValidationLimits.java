package io.sealift.feed.validation;

/**
 * How much a file may demand of us. A file that demands more is refused as {@link RefusalReason#TOO_LARGE}, or as
 * {@link RefusalReason#GZIP_BOMB} or {@link RefusalReason#TOO_MANY_DAYS}.
 *
 * @param lineBytesMax the longest line, or the longest object if objects spread over lines, in bytes of UTF-8; it
 *     bounds the memory that a file takes
 * @param nestingMax the deepest nesting, in a field that is not a column
 * @param daysMax how many days one file's rows may spread over; its ledger entry names each of them, and an entry holds
 *     400 KB
 * @param unpackedBytesMax the most that a gzip file may unpack to, in bytes
 * @param inflationMax how many times its packed size a gzip file may unpack to, judged beyond the first 16 MiB
 */
public record ValidationLimits(int lineBytesMax, int nestingMax, int daysMax, long unpackedBytesMax, int inflationMax) {
    /**
     * Right for a sensor feed, and far above what one needs: even a file that repeats one row shrinks only 290-fold.
     */
    public static final ValidationLimits DEFAULT = new ValidationLimits(1 << 20, 64, 4_000, 16L << 30, 300);

    /** The engine reads no line above 100 MB. */
    static final int LINE_BYTES_BOUND = 64 << 20;

    /** Half of what Jackson reads unless another bound is set; the engine uses Jackson too. */
    private static final int NESTING_BOUND = 500;

    public ValidationLimits {
        requireWithin("lineBytesMax", lineBytesMax, LINE_BYTES_BOUND);
        requireWithin("nestingMax", nestingMax, NESTING_BOUND);
        requireWithin("daysMax", daysMax, Integer.MAX_VALUE);
        requireWithin("unpackedBytesMax", unpackedBytesMax, Long.MAX_VALUE);
        requireWithin("inflationMax", inflationMax, Integer.MAX_VALUE);
    }

    /** These limits with another longest line, in bytes. */
    public ValidationLimits withLineBytesMax(int bytes) {
        return new ValidationLimits(bytes, nestingMax, daysMax, unpackedBytesMax, inflationMax);
    }

    /** These limits with another deepest nesting. */
    public ValidationLimits withNestingMax(int levels) {
        return new ValidationLimits(lineBytesMax, levels, daysMax, unpackedBytesMax, inflationMax);
    }

    /** These limits with another number of days. */
    public ValidationLimits withDaysMax(int days) {
        return new ValidationLimits(lineBytesMax, nestingMax, days, unpackedBytesMax, inflationMax);
    }

    /** These limits with another size that a gzip file may unpack to, in bytes. */
    public ValidationLimits withUnpackedBytesMax(long bytes) {
        return new ValidationLimits(lineBytesMax, nestingMax, daysMax, bytes, inflationMax);
    }

    /** These limits with another factor by which a gzip file may grow. */
    public ValidationLimits withInflationMax(int times) {
        return new ValidationLimits(lineBytesMax, nestingMax, daysMax, unpackedBytesMax, times);
    }

    private static void requireWithin(String name, long value, long bound) {
        if (value < 1 || value > bound) {
            throw new IllegalArgumentException("%s must be from 1 to %d: %d".formatted(name, bound, value));
        }
    }
}
