package io.sealift.local.trino;

/**
 * Why Trino failed a query.
 *
 * @param name as in {@code HIVE_CURSOR_ERROR}
 * @param type who is to blame
 * @param message for a human
 */
public record TrinoError(String name, Type type, String message) {
    /** Trino's answer before it is up. */
    public static final String STARTING_UP = "SERVER_STARTING_UP";

    /** Trino's own classes of errors. */
    public enum Type {
        USER_ERROR,
        INTERNAL_ERROR,
        INSUFFICIENT_RESOURCES,
        EXTERNAL
    }
}
