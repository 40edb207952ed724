package io.sealift.core.validation;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as JSON writes them, with a finite value. */
final class DecimalNumber {
    private static final Pattern FORM = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final ValueCheck.Problem WRONG_TYPE =
            new ValueCheck.Problem(RefusalReason.WRONG_TYPE, "a number like -4, 21.5 or 1e2");
    private static final ValueCheck.Problem OUT_OF_RANGE =
            new ValueCheck.Problem(RefusalReason.OUT_OF_RANGE, "a number that a double can hold");

    private DecimalNumber() {}

    static ValueCheck.@Nullable Problem problem(char[] text, int start, int length) {
        String value = new String(text, start, length);
        if (!FORM.matcher(value).matches()) {
            return WRONG_TYPE;
        }
        return Double.isInfinite(Double.parseDouble(value)) ? OUT_OF_RANGE : null;
    }
}
