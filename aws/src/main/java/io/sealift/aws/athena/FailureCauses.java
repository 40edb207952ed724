package io.sealift.aws.athena;

import io.sealift.core.engine.FailureCause;
import java.util.Set;

/**
 * Tells by the engine's own name of an error whether its rows caused it.
 *
 * <p>Athena's category "user" is no help: it holds missing permissions and dropped tables as well. So only the names that
 * Trino gives to values that it cannot read or convert count as data; whatever is not known is taken for the engine's,
 * which costs attempts and an alarm, and sets no file aside.
 */
final class FailureCauses {
    private static final Set<String> OF_DATA = Set.of(
            "DIVISION_BY_ZERO",
            "HIVE_BAD_DATA",
            "HIVE_CURSOR_ERROR",
            "HIVE_INVALID_PARTITION_VALUE",
            "INVALID_CAST_ARGUMENT",
            "INVALID_FUNCTION_ARGUMENT",
            "NUMERIC_VALUE_OUT_OF_RANGE");

    private FailureCauses() {}

    /** The cause of a failure, from a reason like {@code INVALID_CAST_ARGUMENT: Cannot cast 'x' to integer}. */
    static FailureCause of(String reason) {
        int end = reason.indexOf(':');
        return end > 0 && OF_DATA.contains(reason.substring(0, end).strip()) ? FailureCause.DATA : FailureCause.ENGINE;
    }
}
