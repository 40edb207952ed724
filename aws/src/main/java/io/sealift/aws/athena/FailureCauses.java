package io.sealift.aws.athena;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import io.sealift.core.ledger.FailureCause;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Works out from the engine's message why a query failed.
 *
 * <p>Athena's category "user" is no help: it includes missing permissions and dropped tables. Only messages that name a
 * row's value count as data. Anything unknown is attributed to the engine, which costs attempts and an alarm, but sets
 * no file aside.
 */
final class FailureCauses {
    /** Trino uses these names for values only. They come first, because a value may contain any other words. */
    private static final Set<String> OF_VALUES = Set.of(
            "DIVISION_BY_ZERO",
            "HIVE_INVALID_PARTITION_VALUE",
            "INVALID_CAST_ARGUMENT",
            "INVALID_FUNCTION_ARGUMENT",
            "NUMERIC_VALUE_OUT_OF_RANGE");

    private static final Pattern THROTTLED = Pattern.compile(
            "slow ?down|reduce your request rate|throttl|rate exceeded|too ?many ?requests|status code: (503|429)",
            CASE_INSENSITIVE);
    private static final Pattern DENIED = Pattern.compile(
            "access ?denied|permission_denied|not authorized|insufficient (lake formation )?permission|status code: 403",
            CASE_INSENSITIVE);

    /** Names used for failures of files and of rows alike; the text after the name tells which. */
    private static final Set<String> OF_ROWS_TOO = Set.of("HIVE_BAD_DATA", "HIVE_CURSOR_ERROR");

    private static final Pattern ROW = Pattern.compile(
            "json|error parsing (a )?(row|field|column)|for input string|current token \\(", CASE_INSENSITIVE);

    /** Names of objects, which contain json too. */
    private static final Pattern PLACE = Pattern.compile("s3[an]?://[^\\s\\],;']+", CASE_INSENSITIVE);

    /** A Java cast from one class to another is the engine's mistake. */
    private static final Pattern GENERIC_CAST = Pattern.compile(
            "GENERIC_[A-Z_]+: (Cannot cast [^']*'.*' to |Value cannot be cast to |Out of range for ).*");

    private FailureCauses() {}

    /** The cause of a failure, from a reason like {@code INVALID_CAST_ARGUMENT: Cannot cast 'x' to integer}. */
    static FailureCause of(String text) {
        String reason = PLACE.matcher(text).replaceAll("an object");
        String name = name(reason);
        if (OF_VALUES.contains(name)) {
            return FailureCause.DATA;
        }
        if (THROTTLED.matcher(reason).find()) {
            return FailureCause.THROTTLING;
        }
        if (DENIED.matcher(reason).find()) {
            return FailureCause.ACCESS_DENIED;
        }
        boolean isOfRow = OF_ROWS_TOO.contains(name) && ROW.matcher(reason).find();
        return isOfRow || GENERIC_CAST.matcher(reason).lookingAt() ? FailureCause.DATA : FailureCause.ENGINE;
    }

    private static String name(String reason) {
        int end = reason.indexOf(':');
        return end < 0 ? "" : reason.substring(0, end).strip();
    }
}
