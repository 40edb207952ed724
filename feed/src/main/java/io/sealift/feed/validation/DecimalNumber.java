package io.sealift.feed.validation;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Numbers as JSON writes them, with a finite value. */
final class DecimalNumber {
    private static final ValueCheck.Problem WRONG_TYPE =
            new ValueCheck.Problem(RefusalReason.WRONG_TYPE, "a number like -4, 21.5 or 1e2");
    private static final ValueCheck.Problem OUT_OF_RANGE =
            new ValueCheck.Problem(RefusalReason.OUT_OF_RANGE, "a number that a double can hold");

    /** Any number this short without an exponent is finite: the largest double has more digits before its point. */
    private static final int SURELY_FINITE_LENGTH = 300;

    private DecimalNumber() {}

    /** In a text, a leading plus and leading zeros do no harm: the engine's CAST reads them correctly. */
    static ValueCheck.@Nullable Problem problem(byte[] text, int start, int length) {
        int end = start + length;
        int at = start < end && (text[start] == '-' || text[start] == '+') ? start + 1 : start;
        int digits = digits(text, at, end);
        if (digits == at) {
            return WRONG_TYPE;
        }
        at = fraction(text, digits, end);
        int beforeExponent = at;
        at = exponent(text, at, end);
        if (at != end) {
            return WRONG_TYPE;
        }
        if (at == beforeExponent && length <= SURELY_FINITE_LENGTH) {
            return null;
        }
        String value = new String(text, start, length, StandardCharsets.US_ASCII);
        return Double.isInfinite(Double.parseDouble(value)) ? OUT_OF_RANGE : null;
    }

    /** The end of a number in JSON's own grammar; {@code start} if there is none. */
    static int jsonEnd(byte[] text, int start, int end) {
        int at = text[start] == '-' ? start + 1 : start;
        int digits = digits(text, at, end);
        boolean isNumber = digits > at && (text[at] != '0' || digits == at + 1);
        return isNumber ? exponent(text, fraction(text, digits, end), end) : start;
    }

    private static int fraction(byte[] text, int start, int end) {
        if (start >= end || text[start] != '.') {
            return start;
        }
        int digits = digits(text, start + 1, end);
        return digits > start + 1 ? digits : start;
    }

    private static int exponent(byte[] text, int start, int end) {
        if (start >= end || (text[start] != 'e' && text[start] != 'E')) {
            return start;
        }
        int at = start + 1 < end && (text[start + 1] == '-' || text[start + 1] == '+') ? start + 2 : start + 1;
        int digits = digits(text, at, end);
        return digits > at ? digits : start;
    }

    private static int digits(byte[] text, int start, int end) {
        int at = start;
        while (at < end && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        return at;
    }
}
