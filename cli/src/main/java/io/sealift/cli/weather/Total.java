package io.sealift.cli.weather;

/**
 * A total queried from the table, beside what it should be.
 *
 * @param name its place in the file of expected totals, as in {@code all_rows.temperature.sum}
 * @param expected what the feed holds, or {@link #NONE}
 * @param actual what the table answered, or {@link #NONE}
 */
public record Total(String name, String expected, String actual) {
    /** Stands for a missing value: a measure without values has no smallest one, and a missing row has no totals. */
    public static final String NONE = "none";

    /** Refuses a total without a name. */
    public Total {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name is blank");
        }
    }

    /** Whether the table holds what was fed. */
    public boolean agrees() {
        return expected.equals(actual);
    }

    /** Totals that belong together have the same group, empty for the totals of the whole. */
    String group() {
        return name.substring(0, Math.max(name.lastIndexOf('.'), 0));
    }

    /** Its name within the group. */
    String label() {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
