package io.sealift.core.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.core.layout.Buckets;
import io.sealift.core.ledger.LoadId;
import io.sealift.feed.Column;
import io.sealift.feed.ColumnType;
import io.sealift.feed.FeedDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedSqlTest {
    private static final String PARTITION = "20200512T100000Z-0000002a-7";
    private static final LoadId LOAD = LoadId.parse(PARTITION + "-3");

    @Test
    void shouldReadOneSliceAndWriteIntoOneAttemptsPlaceWhenInserting() {
        // When
        String insert = sqlOf(FeedDefinition.builtIn()).insert(PARTITION, LOAD);

        // Then
        assertThat(insert)
                .contains("INSERT INTO \"lake\".\"loads\" (\n  \"deviceid\",")
                .contains("\"rainheight\",\n  \"load\",\n  \"day\"\n)")
                .contains("'20200512T100000Z-0000002a-7-3' AS \"load\"")
                .contains("CAST(NULLIF(\"deviceid\", '') AS integer) AS \"deviceid\"")
                .contains("CAST(NULLIF(\"rainheight\", '') AS smallint) AS \"rainheight\"")
                .endsWith("WHERE \"manifest\" = '20200512T100000Z-0000002a-7'")
                .doesNotContain("{{");
    }

    @Test
    void shouldLeaveNoPlaceholderWhenSettingUp() {
        // When
        List<String> statements = sqlOf(FeedDefinition.builtIn()).setUp();

        // Then
        assertThat(statements).hasSize(6).noneMatch(statement -> statement.contains("{{"));
        assertThat(statements.get(2))
                .contains("s3://stage/sealed/manifest=${manifest}/")
                .contains("`rainheight` string");
        assertThat(statements.get(3)).contains("s3://lake-files/partitioned/").contains("CAST(NULL AS timestamp)");
        assertThat(statements.get(5))
                .contains("LOCATION 's3://stage/loading/'")
                .contains("`deviceid` int,\n  `datetime` timestamp,");
    }

    @Test
    void shouldNameEachTypeAsTheCatalogDoesWhenTheTableIsExternal() {
        // Given
        FeedDefinition all = FeedDefinition.parse("""
                {"name": "all",
                 "columns": [{"name": "a", "type": "boolean"}, {"name": "b", "type": "smallint"},
                             {"name": "c", "type": "int"}, {"name": "d", "type": "bigint"},
                             {"name": "e", "type": "double"}, {"name": "f", "type": "date", "required": true},
                             {"name": "g", "type": "timestamp"}, {"name": "h", "type": "string"}],
                 "eventTime": {"column": "f", "day": "date"}}""");

        // When
        String loads = sqlOf(all).setUp().getLast();

        // Then
        assertThat(loads)
                .contains("`a` boolean,\n  `b` smallint,\n  `c` int,\n  `d` bigint,\n  `e` double,")
                .contains("`f` date,\n  `g` timestamp,\n  `h` string\n)");
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
        String insert = sqlOf(meters).insert(PARTITION, LOAD);

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
        assertThat(List.of("day", "load", "manifest", "_f"))
                .allSatisfy(name -> assertThatThrownBy(() -> new Column(name, ColumnType.INT, Column.Presence.OPTIONAL))
                        .hasMessageContaining("Column name '%s' is taken", name));
    }

    private static FeedSql sqlOf(FeedDefinition feed) {
        return new FeedSql(feed, new FeedSql.Names("lake", new Buckets("messages", "stage", "lake-files", "kept")));
    }
}
