package io.sealift.core.feed;

import io.sealift.core.ledger.Slice;
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
 * @param names where the tables and their data are
 */
public record FeedSql(FeedDefinition feed, Names names) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z_]+)}}");

    /**
     * Where a deployment keeps its tables.
     *
     * @param database the Glue database
     * @param messagesBucket where producers write
     * @param stagingBucket where staged files and sealed lists are
     * @param processedBucket where the table's Parquet files are
     * @param archiveBucket where refused files and their sidecars are
     */
    public record Names(
            String database,
            String messagesBucket,
            String stagingBucket,
            String processedBucket,
            String archiveBucket) {}

    /** The statements that create database and tables, in order; each can be run any number of times. */
    public List<String> setUp() {
        return List.of(
                fill(SqlFiles.read("01-database.sql"), Map.of()),
                fill(SqlFiles.read("02-messages.sql"), Map.of()),
                fill(SqlFiles.read("03-staging.sql"), Map.of()),
                fill(SqlFiles.read("04-processed.sql"), Map.of()),
                fill(SqlFiles.read("05-quarantine.sql"), Map.of()));
    }

    /**
     * The INSERT of one slice of one sealed manifest.
     *
     * @param partition the partition of the staging table that lists the slice's files
     * @param marker a text by which the query can be found again in the engine's history
     */
    public String insert(String partition, Slice slice, String marker) {
        return fill(
                SqlFiles.read("10-insert.sql"),
                Map.of(
                        "manifest",
                        partition,
                        "first_day",
                        slice.firstDay(),
                        "last_day",
                        slice.lastDay(),
                        "marker",
                        marker));
    }

    private String fill(String template, Map<String, String> more) {
        Map<String, String> values = new LinkedHashMap<>(more);
        values.put("database", names.database());
        values.put("messages_bucket", names.messagesBucket());
        values.put("staging_bucket", names.stagingBucket());
        values.put("processed_bucket", names.processedBucket());
        values.put("archive_bucket", names.archiveBucket());
        values.put("string_columns", columns(column -> "`%s` string".formatted(column.name())));
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
