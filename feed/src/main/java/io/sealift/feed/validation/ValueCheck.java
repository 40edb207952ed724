package io.sealift.feed.validation;

import io.sealift.feed.ColumnType;
import org.jspecify.annotations.Nullable;

/**
 * Says whether the engine's CAST reads a text as exactly the value that is written.
 *
 * <p>It is stricter where the CAST is lenient: no spaces, ASCII digits only, no zone, nothing beyond milliseconds.
 */
@FunctionalInterface
interface ValueCheck {
    /**
     * Null if the text is good, otherwise what is wrong.
     *
     * @param text UTF-8, {@code length} bytes from {@code start}
     */
    @Nullable
    Problem problem(byte[] text, int start, int length);

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

    private static @Nullable Problem booleanProblem(byte[] text, int start, int length) {
        return isWord("true", text, start, length) || isWord("false", text, start, length)
                ? null
                : new Problem(RefusalReason.WRONG_TYPE, "true or false");
    }

    private static boolean isWord(String word, byte[] text, int start, int length) {
        if (length != word.length()) {
            return false;
        }
        for (int at = 0; at < length; at++) {
            if (text[start + at] != word.charAt(at)) {
                return false;
            }
        }
        return true;
    }
}
