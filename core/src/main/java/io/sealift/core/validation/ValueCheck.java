package io.sealift.core.validation;

import io.sealift.core.feed.ColumnType;
import org.jspecify.annotations.Nullable;

/**
 * Says whether the engine's CAST takes a text with the value that is written.
 *
 * <p>Stricter than the CAST where that one bends: no spaces, ASCII digits only, no zone, no more than milliseconds.
 */
@FunctionalInterface
interface ValueCheck {
    /** Nothing where the text is good, otherwise what is wrong. The text is {@code length} characters from {@code start}. */
    @Nullable
    Problem problem(char[] text, int start, int length);

    /** What is wrong with a value. */
    record Problem(RefusalReason reason, String expected) {}

    /** The check of a type. */
    static ValueCheck of(ColumnType type) {
        return switch (type) {
            case SMALLINT -> WholeNumber.SMALLINT;
            case INT -> WholeNumber.INT;
            case BIGINT -> WholeNumber.BIGINT;
            case TIMESTAMP -> (text, start, length) -> DateText.timestampProblem(text, start, length);
            case DATE -> (text, start, length) -> DateText.dateProblem(text, start, length);
            case DOUBLE -> DecimalNumber::problem;
            case BOOLEAN -> ValueCheck::booleanProblem;
            case STRING -> (text, start, length) -> null;
        };
    }

    private static @Nullable Problem booleanProblem(char[] text, int start, int length) {
        String value = new String(text, start, length);
        return value.equals("true") || value.equals("false")
                ? null
                : new Problem(RefusalReason.WRONG_TYPE, "true or false");
    }
}
