package io.sealift.local.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealift.local.athena.HiveDdl.Contents;
import io.sealift.local.athena.HiveDdl.Partition;
import io.sealift.local.athena.HiveDdl.Presence;
import io.sealift.local.http.AwsJsonException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HiveDdlParserTest {
    @Test
    void shouldGiveGluesInputWhenASymlinkTableIsCreated() throws JsonProcessingException {
        // When
        var statement = HiveDdlParser.parse("""
                CREATE EXTERNAL TABLE IF NOT EXISTS `Weather`.`Staging` (
                  `deviceId` string COMMENT 'the \\'device\\'', nested struct<a:int,b:array<string>>)
                COMMENT 'of a feed'
                PARTITIONED BY (`manifest` string)
                ROW FORMAT SERDE 'org.apache.hive.hcatalog.data.JsonSerDe'
                STORED AS INPUTFORMAT 'in.Format' OUTPUTFORMAT 'out.Format'
                LOCATION 's3://b/sealed/'
                TBLPROPERTIES ('projection.enabled'='true', "storage.location.template"="s3://b/manifest=${manifest}/")
                """, "other");

        // Then
        var expected = new ObjectMapper().readTree("""
                {"Name": "staging", "TableType": "EXTERNAL_TABLE",
                 "Parameters": {"EXTERNAL": "TRUE", "projection.enabled": "true",
                   "storage.location.template": "s3://b/manifest=${manifest}/", "comment": "of a feed"},
                 "StorageDescriptor": {
                   "Columns": [{"Name": "deviceid", "Type": "string", "Comment": "the 'device'"},
                     {"Name": "nested", "Type": "struct<a:int,b:array<string>>"}],
                   "Location": "s3://b/sealed/", "InputFormat": "in.Format", "OutputFormat": "out.Format",
                   "SerdeInfo": {"SerializationLibrary": "org.apache.hive.hcatalog.data.JsonSerDe",
                     "Parameters": {"serialization.format": "1"}},
                   "Compressed": false, "NumberOfBuckets": -1, "StoredAsSubDirectories": false,
                   "BucketColumns": [], "SortColumns": [], "Parameters": {}},
                 "PartitionKeys": [{"Name": "manifest", "Type": "string"}]}""");
        assertThat(statement).isInstanceOfSatisfying(HiveDdl.CreateTable.class, create -> {
            assertThat(create.name()).isEqualTo(new TableName("weather", "staging"));
            assertThat(create.absence()).isEqualTo(Presence.ANY);
            assertThat(create.input().toString()).isEqualTo(expected.toString());
        });
    }

    @Test
    void shouldKnowTheFormatWhenItIsNamedInShort() {
        // When
        var statement = HiveDdlParser.parse(
                "CREATE EXTERNAL TABLE t (a int) ROW FORMAT DELIMITED FIELDS TERMINATED BY '\\t' "
                        + "STORED AS TEXTFILE LOCATION 's3://b/x/'",
                "weather");

        // Then
        assertThat(statement).isInstanceOfSatisfying(HiveDdl.CreateTable.class, create -> {
            var storage = create.input().path("StorageDescriptor");
            assertThat(create.name()).isEqualTo(new TableName("weather", "t"));
            assertThat(create.absence()).isEqualTo(Presence.REQUIRED);
            assertThat(storage.path("InputFormat").asText()).isEqualTo("org.apache.hadoop.mapred.TextInputFormat");
            assertThat(storage.at("/SerdeInfo/SerializationLibrary").asText()).endsWith("LazySimpleSerDe");
            assertThat(storage.at("/SerdeInfo/Parameters").path("field.delim").asText())
                    .isEqualTo("\t");
        });
    }

    @Test
    void shouldReadNamesAndConditionsWhenThingsAreDropped() {
        assertThat(parse("DROP TABLE IF EXISTS awsdatacatalog.weather.staging"))
                .isEqualTo(new HiveDdl.DropTable(new TableName("weather", "staging"), Presence.ANY));
        assertThat(parse("DROP TABLE staging"))
                .isEqualTo(new HiveDdl.DropTable(new TableName("default", "staging"), Presence.REQUIRED));
        assertThat(parse("DROP SCHEMA weather CASCADE"))
                .isEqualTo(new HiveDdl.DropDatabase("weather", Presence.REQUIRED, Contents.TABLES));
    }

    @Test
    void shouldReadValuesAndLocationsWhenPartitionsAreAdded() {
        assertThat(parse(
                        "ALTER TABLE t ADD IF NOT EXISTS PARTITION (Day='1') LOCATION 's3://b/1/' PARTITION (day='2')"))
                .isEqualTo(new HiveDdl.AddPartitions(
                        new TableName("default", "t"),
                        List.of(
                                new Partition(Map.of("day", "1"), Optional.of("s3://b/1/")),
                                new Partition(Map.of("day", "2"), Optional.empty())),
                        Presence.ANY));
    }

    @Test
    void shouldSayWhereWhenTheSyntaxIsWrong() {
        assertThatThrownBy(() -> parse("CREATE EXTERNAL TABLE t (a int,) LOCATION 's3://b/'"))
                .isInstanceOf(AwsJsonException.class)
                .hasMessageStartingWith("line 1:");
    }

    @Test
    void shouldRefuseWhenATableHasNoLocation() {
        assertThatThrownBy(() -> parse("CREATE EXTERNAL TABLE t (a int)"))
                .isInstanceOf(AwsJsonException.class)
                .hasMessage("No location was specified for table t. Add LOCATION 's3://bucket/prefix/'");
    }

    private static HiveDdl parse(String sql) {
        return HiveDdlParser.parse(sql, "default");
    }
}
