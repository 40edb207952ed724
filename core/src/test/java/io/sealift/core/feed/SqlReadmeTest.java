package io.sealift.core.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.Slice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The statements that {@code sql/README.md} shows are those that run. */
class SqlReadmeTest {
    private static final Path README = Path.of("..", "sql", "README.md");
    private static final FeedSql.Names NAMES = new FeedSql.Names(
            "sealift",
            "sealift-messages-123456789012-eu-central-1",
            "sealift-staging-123456789012-eu-central-1",
            "sealift-processed-123456789012-eu-central-1",
            "sealift-archive-123456789012-eu-central-1");

    @ParameterizedTest
    @ValueSource(
            strings = {"01-database.sql", "02-messages.sql", "03-staging.sql", "04-processed.sql", "05-quarantine.sql"})
    void shouldShowTheStatementThatRunsWhenSettingUp(String file) throws IOException {
        // Given
        List<String> order = List.of(
                "01-database.sql", "02-messages.sql", "03-staging.sql", "04-processed.sql", "05-quarantine.sql");

        // When
        String rendered = new FeedSql(SqlFiles.feed(), NAMES).setUp().get(order.indexOf(file));

        // Then
        assertThat(block("rendered: weather " + file, "sql")).isEqualTo(rendered);
    }

    @Test
    void shouldShowTheInsertThatRunsWhenFeedIsTheDefault() throws IOException {
        assertThat(block("rendered: weather 10-insert.sql", "sql")).isEqualTo(insert(SqlFiles.feed()));
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
        ManifestId manifest = new ManifestId("20261122T150000Z-9f8e7d6c");
        Slice slice = Slice.planned(0, new Slice.Part.Whole(), List.of("2026-11-21", "2026-11-22"), 48);
        return new FeedSql(feed, NAMES)
                .insert(manifest.value(), slice, "sealift manifest %s slice 0 attempt 1".formatted(manifest));
    }

    /** The fenced block that follows a marker comment; exactly one has it. */
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
