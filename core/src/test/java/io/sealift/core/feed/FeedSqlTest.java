package io.sealift.core.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.core.ledger.Slice;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedSqlTest {
    private static final String PARTITION = "20200512T100000Z-0000002a";
    private static final Slice SLICE =
            Slice.planned(0, new Slice.Part.Whole(), List.of("2020-05-12", "2020-05-13"), 48);

    @Test
    void shouldReadExactlyOneManifestWhenInserting() {
        // When
        String insert = sqlOf(SqlFiles.feed()).insert(PARTITION, SLICE, "attempt 1");

        // Then
        assertThat(insert)
                .startsWith("-- One slice")
                .contains("INSERT INTO \"lake\".\"processed\"")
                .contains("CAST(NULLIF(\"deviceid\", '') AS integer) AS \"deviceid\"")
                .contains("CAST(NULLIF(\"rainheight\", '') AS smallint) AS \"rainheight\"")
                .contains("WHERE \"manifest\" = '20200512T100000Z-0000002a'")
                .contains("BETWEEN '2020-05-12' AND '2020-05-13'")
                .endsWith("/* attempt 1 */");
    }

    @Test
    void shouldLeaveNoPlaceholderWhenSettingUp() {
        // When
        List<String> statements = sqlOf(SqlFiles.feed()).setUp();

        // Then
        assertThat(statements).hasSize(5).noneMatch(statement -> statement.contains("{{"));
        assertThat(statements.get(2))
                .contains("s3://stage/sealed/manifest=${manifest}/")
                .contains("`rainheight` string");
        assertThat(statements.get(3)).contains("s3://lake-files/partitioned/").contains("CAST(NULL AS timestamp)");
    }

    @Test
    void shouldFollowTheDefinitionWhenFeedIsAnother() {
        // Given
        FeedDefinition meters = FeedDefinition.parse("""
                {"name": "meters",
                 "columns": [{"name": "meter", "type": "string", "required": true},
                             {"name": "at", "type": "bigint", "required": true},
                             {"name": "kwh", "type": "double"}],
                 "eventTime": {"column": "at", "day": "epoch-millis"}}""");

        // When
        String insert = sqlOf(meters).insert(PARTITION, SLICE, "attempt 1");

        // Then
        assertThat(insert)
                .contains("NULLIF(\"meter\", '') AS \"meter\"")
                .contains("CAST(NULLIF(\"kwh\", '') AS double) AS \"kwh\"")
                .contains(
                        "date_format(from_unixtime(CAST(NULLIF(\"at\", '') AS bigint) / 1e3), '%Y-%m-%d') AS \"day\"");
    }

    @Test
    void shouldSayWhatIsWrongWhenDefinitionCannotBeUsed() {
        assertThatThrownBy(() -> FeedDefinition.parse("{\"name\": \"x\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("columns")
                .hasMessageContaining("sql/README.md");
        assertThatThrownBy(() -> FeedDefinition.parse("""
                        {"name": "x", "columns": [{"name": "t", "type": "timestamp"}],
                         "eventTime": {"column": "t", "day": "timestamp"}}"""))
                .hasMessage("Event time t of feed x must be required: a row without it has no day");
        assertThatThrownBy(() -> FeedDefinition.parse("""
                        {"name": "x", "columns": [{"name": "t", "type": "string", "required": true}],
                         "eventTime": {"column": "t", "day": "timestamp"}}"""))
                .hasMessage("Day rule TIMESTAMP of feed x does not fit column t of type STRING");
        assertThatThrownBy(() -> new Column("Day; drop", ColumnType.INT, Column.Presence.OPTIONAL))
                .hasMessageContaining("Column name 'Day; drop' is not usable");
    }

    private static FeedSql sqlOf(FeedDefinition feed) {
        return new FeedSql(feed, new FeedSql.Names("lake", "messages", "stage", "lake-files", "kept"));
    }
}
