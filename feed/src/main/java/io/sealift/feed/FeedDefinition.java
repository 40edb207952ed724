package io.sealift.feed;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a feed looks like: the single definition from which the tables, the INSERT and the validation follow.
 *
 * @param name the feed's name
 * @param columns the columns in the table's order
 * @param eventTime the column that says when a row was measured
 * @param dayRule how the day, which partitions the table, follows from it
 */
public record FeedDefinition(String name, List<Column> columns, Column eventTime, DayRule dayRule) {
    /** A row's known columns are bits of one long. */
    private static final int COLUMNS_MAX = 63;

    public FeedDefinition {
        columns = List.copyOf(columns);
        if (columns.size() > COLUMNS_MAX) {
            throw new IllegalArgumentException(
                    "Feed %s has %d columns, the most is %d".formatted(name, columns.size(), COLUMNS_MAX));
        }
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            if (!names.add(column.name())) {
                throw new IllegalArgumentException(
                        "Feed %s names column %s twice. Remove one".formatted(name, column.name()));
            }
        }
        if (eventTime.presence() != Column.Presence.REQUIRED) {
            throw new IllegalArgumentException("Event time %s of feed %s must be required: a row without it has no day"
                    .formatted(eventTime.name(), name));
        }
        if (!dayRule.fits(eventTime.type())) {
            throw new IllegalArgumentException("Day rule %s of feed %s does not fit column %s of type %s"
                    .formatted(dayRule, name, eventTime.name(), eventTime.type()));
        }
    }

    /** The names of the columns in the table's order. */
    public List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
    }

    /**
     * The feed of this deployment, {@code sql/feed.json}, which the build puts beside the classes.
     *
     * @throws IllegalStateException if the build did not
     */
    public static FeedDefinition builtIn() {
        try (InputStream json = FeedDefinition.class.getResourceAsStream("/sql/feed.json")) {
            if (json == null) {
                throw new IllegalStateException("No file sql/feed.json on the class path. Build the project again");
            }
            return parse(new String(json.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read sql/feed.json", unreadable);
        }
    }

    /**
     * Reads a definition.
     *
     * @param json the definition, as in {@code sql/feed.json}
     * @throws IllegalArgumentException if it is not one; says what is wrong
     */
    public static FeedDefinition parse(String json) {
        try {
            return new JsonMapper().readValue(json, Json.class).definition();
        } catch (JsonProcessingException invalid) {
            throw new IllegalArgumentException(
                    "The feed definition cannot be read: %s. See sql/README.md".formatted(invalid.getOriginalMessage()),
                    invalid);
        }
    }

    private record Json(
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) List<Column.Json> columns,
            @JsonProperty(required = true) EventTime eventTime) {
        FeedDefinition definition() {
            List<Column> all = columns.stream().map(Column.Json::column).toList();
            Column time = all.stream()
                    .filter(column -> column.name().equals(eventTime.column()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "Event time %s of feed %s is not one of its columns".formatted(eventTime.column(), name)));
            return new FeedDefinition(name, all, time, eventTime.day());
        }
    }

    private record EventTime(
            @JsonProperty(required = true) String column,
            @JsonProperty(required = true) DayRule day) {}
}
