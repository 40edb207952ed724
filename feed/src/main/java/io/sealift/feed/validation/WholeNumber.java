package io.sealift.feed.validation;

import org.jspecify.annotations.Nullable;

/** Whole numbers in ASCII digits with an optional sign, from {@code min} to {@code max}. */
record WholeNumber(long min, long max, Problem outOfRange) implements ValueCheck {
    static final WholeNumber SMALLINT = within(Short.MIN_VALUE, Short.MAX_VALUE);
    static final WholeNumber INT = within(Integer.MIN_VALUE, Integer.MAX_VALUE);
    static final WholeNumber BIGINT = within(Long.MIN_VALUE, Long.MAX_VALUE);

    private static final Problem WRONG_TYPE = new Problem(RefusalReason.WRONG_TYPE, "a whole number");

    private static WholeNumber within(long min, long max) {
        Problem problem = new Problem(RefusalReason.OUT_OF_RANGE, "a whole number from %d to %d".formatted(min, max));
        return new WholeNumber(min, max, problem);
    }

    @Override
    public @Nullable Problem problem(byte[] text, int start, int length) {
        int at = start;
        int end = start + length;
        boolean negative = at < end && text[at] == '-';
        if (negative || (at < end && text[at] == '+')) {
            at++;
        }
        if (at == end) {
            return WRONG_TYPE;
        }
        // Counted downwards, as the negative range is the larger one.
        long value = 0;
        boolean fits = true;
        for (; at < end; at++) {
            int digit = text[at] - '0';
            if (digit < 0 || digit > 9) {
                return WRONG_TYPE;
            }
            fits &= value >= (Long.MIN_VALUE + digit) / 10;
            value = value * 10 - digit;
        }
        fits &= negative ? value >= min : value >= -max;
        return fits ? null : outOfRange;
    }

    /** The value of a text that has no problem. */
    static long parse(byte[] text, int start, int length) {
        long value = 0;
        for (int at = start; at < start + length; at++) {
            if (text[at] != '-' && text[at] != '+') {
                value = value * 10 - (text[at] - '0');
            }
        }
        return text[start] == '-' ? value : -value;
    }
}
