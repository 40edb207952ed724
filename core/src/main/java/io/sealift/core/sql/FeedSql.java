package io.sealift.core.sql;

import io.sealift.core.layout.Buckets;
import io.sealift.core.ledger.LoadId;
import io.sealift.feed.Column;
import io.sealift.feed.ColumnType;
import io.sealift.feed.FeedDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The statements of {@code sql/}, filled in for one feed and one deployment.
 *
 * @param feed the columns
 * @param names where the tables and their data are kept
 */
public record FeedSql(FeedDefinition feed, Names names) {
    private static final List<String> SET_UP = List.of(
            "01-database.sql",
            "02-messages.sql",
            "03-staging.sql",
            "04-processed.sql",
            "05-quarantine.sql",
            "06-loads.sql");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z_]+)}}");

    /**
     * Where a deployment keeps its tables.
     *
     * @param database the Glue database
     * @param buckets where their data is
     */
    public record Names(String database, Buckets buckets) {}

    /** The statements that create the database and the tables, in order; each can be run any number of times. */
    public List<String> setUp() {
        return SET_UP.stream().map(file -> fill(SqlFiles.read(file), Map.of())).toList();
    }

    /**
     * The INSERT of one attempt to load one slice.
     *
     * @param partition the partition of the staging table that lists the slice's objects
     * @param load the attempt
     */
    public String insert(String partition, LoadId load) {
        return fill(SqlFiles.read("10-insert.sql"), Map.of("partition", partition, "load", load.toString()));
    }

    private String fill(String template, Map<String, String> more) {
        Map<String, String> values = new LinkedHashMap<>(more);
        values.put("database", names.database());
        values.put("messages_bucket", names.buckets().messages());
        values.put("staging_bucket", names.buckets().staging());
        values.put("processed_bucket", names.buckets().processed());
        values.put("archive_bucket", names.buckets().archive());
        values.put("string_columns", columns(column -> "`%s` string".formatted(column.name())));
        values.put(
                "hive_columns",
                columns(column ->
                        "`%s` %s".formatted(column.name(), column.type().hive())));
        values.put("names", columns(column -> "\"%s\"".formatted(column.name())));
        values.put(
                "typed_nulls",
                columns(column ->
                        "CAST(NULL AS %s) AS \"%s\"".formatted(column.type().sql(), column.name())));
        values.put("typed_values", columns(column -> "%s AS \"%s\"".formatted(typed(column), column.name())));
        values.put("day", feed.dayRule().sql(typed(feed.eventTime())));
        return PLACEHOLDER.matcher(template).replaceAll(found -> {
            String value = values.get(found.group(1));
            if (value == null) {
                throw new IllegalStateException("A statement in sql/ has the unknown placeholder {{%s}}; known are %s"
                        .formatted(found.group(1), values.keySet()));
            }
            return Matcher.quoteReplacement(value);
        });
    }

    private String columns(Function<Column, String> form) {
        return feed.columns().stream().map(form).collect(Collectors.joining(",\n  "));
    }

    private static String typed(Column column) {
        String text = "NULLIF(\"%s\", '')".formatted(column.name());
        return column.type() == ColumnType.STRING
                ? text
                : "CAST(%s AS %s)".formatted(text, column.type().sql());
    }
}
