package io.sealift.feed;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One column of the feed and of the table.
 *
 * @param name its name, in lower case as in the table; in the feed any case will do
 * @param type its type in the table
 * @param presence whether a row may lack it
 */
public record Column(String name, ColumnType type, Presence presence) {
    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*");
    /** The partition columns of our tables, and the file number that each staged row carries. */
    private static final List<String> TAKEN = List.of("day", "load", "manifest", "_f");

    public Column {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "Column name '%s' is not usable: it must match %s, as Glue and Athena want it"
                            .formatted(name, NAME));
        }
        if (TAKEN.contains(name)) {
            throw new IllegalArgumentException(
                    "Column name '%s' is taken: Sealift uses %s in its own tables and staged rows. Rename the column"
                            .formatted(name, String.join(", ", TAKEN)));
        }
    }

    /** Whether a row may lack a value. */
    public enum Presence {
        /** Missing, null and empty are all NULL. */
        OPTIONAL,
        /** A row without a value is refused. */
        REQUIRED
    }

    /** How a column is written in the definition's JSON. */
    record Json(
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) ColumnType type,
            boolean required) {
        Column column() {
            return new Column(name, type, required ? Presence.REQUIRED : Presence.OPTIONAL);
        }
    }
}
