package io.sealift.core.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.layout.Buckets;
import io.sealift.core.layout.Keys;
import io.sealift.core.ledger.LoadId;
import io.sealift.feed.FeedDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The statements that {@code sql/README.md} shows are the ones that run. */
class SqlReadmeTest {
    private static final Path README = Path.of("..", "sql", "README.md");
    private static final FeedSql.Names NAMES = new FeedSql.Names(
            "sealift",
            new Buckets(
                    "sealift-messages-123456789012-eu-central-1",
                    "sealift-staging-123456789012-eu-central-1",
                    "sealift-processed-123456789012-eu-central-1",
                    "sealift-archive-123456789012-eu-central-1"));
    private static final List<String> SET_UP = List.of(
            "01-database.sql",
            "02-messages.sql",
            "03-staging.sql",
            "04-processed.sql",
            "05-quarantine.sql",
            "06-loads.sql");

    @ParameterizedTest
    @FieldSource("SET_UP")
    void shouldShowTheStatementThatRunsWhenSettingUp(String file) throws IOException {
        // When
        String rendered = new FeedSql(FeedDefinition.builtIn(), NAMES).setUp().get(SET_UP.indexOf(file));

        // Then
        assertThat(block("rendered: weather " + file, "sql")).isEqualTo(rendered);
    }

    @Test
    void shouldShowTheInsertThatRunsWhenFeedIsTheDefault() throws IOException {
        assertThat(block("rendered: weather 10-insert.sql", "sql")).isEqualTo(insert(FeedDefinition.builtIn()));
    }

    @Test
    void shouldShowTheInsertThatRunsWhenFeedIsTheExample() throws IOException {
        // Given
        FeedDefinition meters = FeedDefinition.parse(block("feed: meters", "json"));

        // When
        String rendered = insert(meters);

        // Then
        assertThat(block("rendered: meters 10-insert.sql", "sql")).isEqualTo(rendered);
    }

    private static String insert(FeedDefinition feed) {
        LoadId load = LoadId.parse("20261122T150000Z-9f8e7d6c-0-1");
        return new FeedSql(feed, NAMES).insert(Keys.partition(load.manifest(), load.slice()), load);
    }

    /** The code block that follows a marker comment; the marker must occur exactly once. */
    private static String block(String marker, String language) throws IOException {
        Pattern form = Pattern.compile(
                "<!-- %s -->\n```%s\n(.*?)\n```\n".formatted(Pattern.quote(marker), language), Pattern.DOTALL);
        List<String> found = form.matcher(Files.readString(README))
                .results()
                .map(result -> result.group(1))
                .toList();
        assertThat(found).as("blocks of %s marked '%s'", README, marker).hasSize(1);
        return found.getFirst();
    }
}
