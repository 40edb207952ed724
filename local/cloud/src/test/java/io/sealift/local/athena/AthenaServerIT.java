package io.sealift.local.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.athena.model.InvalidRequestException;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class AthenaServerIT {
    private static final String ENDLESS = " FROM UNNEST(sequence(1, 10000)) AS a(x), "
            + "UNNEST(sequence(1, 10000)) AS b(y), UNNEST(sequence(1, 10000)) AS c(z)";
    private static final String STAGING = """
            CREATE EXTERNAL TABLE IF NOT EXISTS weather.staging (deviceid string, datetime string, temperature string,
              humidity string, winddirection string, windintensity string, rainheight string)
            PARTITIONED BY (manifest string)
            ROW FORMAT SERDE 'org.apache.hive.hcatalog.data.JsonSerDe'
            STORED AS INPUTFORMAT 'org.apache.hadoop.hive.ql.io.SymlinkTextInputFormat'
            OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
            LOCATION 's3://staging-bucket/sealed/'
            TBLPROPERTIES ('projection.enabled'='true', 'projection.manifest.type'='injected',
              'storage.location.template'='s3://staging-bucket/sealed/manifest=${manifest}/')""";
    private static final String PROCESSED = """
            CREATE TABLE IF NOT EXISTS weather.processed
            WITH (format = 'PARQUET', external_location = 's3://processed-bucket/partitioned/',
              partitioned_by = ARRAY['day'], write_compression = 'SNAPPY') AS
            SELECT cast(NULL AS int) AS deviceid, cast(NULL AS timestamp) AS datetime,
              cast(NULL AS smallint) AS temperature, cast(NULL AS smallint) AS humidity,
              cast(NULL AS smallint) AS winddirection, cast(NULL AS smallint) AS windintensity,
              cast(NULL AS smallint) AS rainheight, cast(NULL AS varchar) AS day
            WITH NO DATA""";
    private static final String LOADS = """
            CREATE EXTERNAL TABLE IF NOT EXISTS weather.loads (deviceid int, datetime timestamp, temperature smallint)
            PARTITIONED BY (load string, day string)
            STORED AS PARQUET
            LOCATION 's3://staging-bucket/loading/'
            TBLPROPERTIES ('parquet.compression'='SNAPPY')""";

    @TempDir
    private static Path directory;

    private AthenaFixture cloud;

    @BeforeAll
    void startCloud() {
        cloud = new AthenaFixture(directory);
        cloud.succeed("CREATE DATABASE IF NOT EXISTS weather");
        cloud.succeed(STAGING);
        cloud.succeed(PROCESSED);
    }

    @AfterAll
    void stopCloud() {
        cloud.close();
    }

    @Test
    @Order(1)
    void shouldLoadExactlyTheListedFilesWhenAManifestIsInserted() {
        // Given
        stage("m1/a.json", line(1, "2020-05-12", "21") + line(2, "2020-05-12", ""));
        stage("m1/b.json", line(3, "2020-05-13", "-4"));
        stage("m1/unlisted.json", line(4, "2020-05-13", "7"));
        seal("m1", List.of("m1/a.json", "m1/b.json"));

        // When
        var execution = cloud.succeed(insert("m1"));

        // Then
        var id = execution.queryExecutionId();
        assertThat(execution.resultConfiguration().outputLocation())
                .isEqualTo("s3://results-bucket/queries/" + id + ".csv");
        assertThat(execution.statistics().dataScannedInBytes()).isPositive();
        assertThat(cloud.athena()
                        .getQueryResults(request -> request.queryExecutionId(id))
                        .updateCount())
                .isEqualTo(3);
        var manifest = cloud.text(execution.statistics().dataManifestLocation());
        assertThat(manifest.lines())
                .containsExactlyInAnyOrderElementsOf(cloud.keys("processed-bucket", "partitioned/").stream()
                        .map(key -> "s3://processed-bucket/" + key)
                        .toList())
                .hasSize(2);
        assertThat(states(id)).containsExactly("QUEUED/DML/1", "RUNNING/DML/2", "SUCCEEDED/DML/3");
    }

    @Test
    @Order(2)
    void shouldGiveTypedValuesWhenTheTableIsRead() {
        // When
        var execution =
                cloud.succeed("SELECT deviceid, datetime, temperature, day FROM weather.processed ORDER BY deviceid;");

        // Then
        assertThat(cloud.rows(execution.queryExecutionId()))
                .containsExactly(
                        List.of("deviceid", "datetime", "temperature", "day"),
                        List.of("1", "2020-05-12 09:36:36.000", "21", "2020-05-12"),
                        List.of("2", "2020-05-12 09:36:36.000", "null", "2020-05-12"),
                        List.of("3", "2020-05-13 09:36:36.000", "-4", "2020-05-13"));
        assertThat(cloud.text(execution.resultConfiguration().outputLocation())).startsWith("""
                        "deviceid","datetime","temperature","day"
                        "1","2020-05-12 09:36:36.000","21","2020-05-12"
                        "2","2020-05-12 09:36:36.000",,"2020-05-12"
                        """);
    }

    @Test
    @Order(2)
    void shouldWriteIntoThePlaceOfItsLoadWhenAnExternalTableIsInserted() {
        // Given
        cloud.succeed(LOADS);
        cloud.succeed(LOADS);

        // When
        var execution = cloud.succeed("""
                INSERT INTO loads
                SELECT cast(deviceid AS int), cast(datetime AS timestamp), cast(nullif(temperature, '') AS smallint),
                  'm1-1-1' AS "load", date_format(cast(datetime AS timestamp), '%Y-%m-%d') AS "day"
                FROM staging WHERE manifest = 'm1'""");

        // Then
        var keys = cloud.keys("staging-bucket", "loading/");
        assertThat(keys).hasSize(2);
        assertThat(keys.getFirst()).startsWith("loading/load=m1-1-1/day=2020-05-12/");
        assertThat(keys.getLast()).startsWith("loading/load=m1-1-1/day=2020-05-13/");
        assertThat(keys.stream().map(this::snappyRows)).containsExactly(2L, 1L);
        assertThat(cloud.text(execution.statistics().dataManifestLocation()).lines())
                .containsExactlyInAnyOrderElementsOf(
                        keys.stream().map(key -> "s3://staging-bucket/" + key).toList());
        assertThat(cloud.athena()
                        .getQueryResults(request -> request.queryExecutionId(execution.queryExecutionId()))
                        .updateCount())
                .isEqualTo(3);
    }

    @Test
    @Order(3)
    void shouldChangeNothingWhenTheTablesAreMadeAgain() {
        // When
        cloud.succeed(STAGING);
        cloud.succeed(PROCESSED);

        // Then
        assertThat(count()).isEqualTo("3");
    }

    @Test
    @Order(4)
    void shouldFailInTheEnginesWordsWhenALineIsMalformed() {
        // Given
        stage("m2/a.json", "{\"deviceid\":\n");
        seal("m2", List.of("m2/a.json"));

        // When
        var execution = cloud.run(insert("m2"));

        // Then
        assertThat(execution.status().state()).isEqualTo(QueryExecutionState.FAILED);
        assertThat(execution.status().stateChangeReason()).startsWith("HIVE_CURSOR_ERROR: ");
        assertThat(execution.status().athenaError().errorCategory()).isEqualTo(2);
        assertThatThrownBy(() -> cloud.rows(execution.queryExecutionId()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("Query did not finish successfully. Final query state: FAILED");
        assertThat(count()).isEqualTo("3");
    }

    @Test
    @Order(5)
    void shouldPageWhenAResultIsLong() {
        // Given
        var id = cloud.succeed("SELECT n FROM UNNEST(sequence(1, 2500)) AS t(n) ORDER BY n")
                .queryExecutionId();

        // When
        var pages = cloud.athena().getQueryResultsPaginator(request -> request.queryExecutionId(id)).stream()
                .map(page -> page.resultSet().rows().size())
                .toList();

        // Then
        assertThat(pages).containsExactly(1000, 1000, 501);
    }

    @Test
    @Order(6)
    void shouldCancelWhenAQueryIsStopped() {
        // Given
        var id = cloud.start("SELECT count(*)" + ENDLESS, UUID.randomUUID().toString());

        // When
        cloud.athena().stopQueryExecution(request -> request.queryExecutionId(id));

        // Then
        assertThat(cloud.await(id).status().state()).isEqualTo(QueryExecutionState.CANCELLED);
    }

    @Test
    @Order(7)
    void shouldKeepTokensWhenTheFrontIsRestarted() {
        // Given
        var token = "token-of-a-query-that-fails-" + UUID.randomUUID();
        var id = cloud.start("SELECT * FROM weather.missing", token);
        assertThat(cloud.await(id).status().state()).isEqualTo(QueryExecutionState.FAILED);

        // When
        cloud.restartAthena();

        // Then
        assertThat(cloud.start("SELECT * FROM weather.missing", token)).isEqualTo(id);
        assertThatThrownBy(() -> cloud.start("SELECT 1", token))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("Idempotent parameters do not match");
    }

    @Test
    @Order(8)
    void shouldEndAQueryInTheEngineWhenItIsKilledById() {
        // Given
        var page = cloud.trinoClient().start("SELECT count(*)" + ENDLESS, "awsdatacatalog", "weather");
        while (page.isQueued()) {
            page = cloud.trinoClient().next(page.next().orElseThrow());
        }

        // When
        cloud.trinoClient().kill(page.queryId());
        while (page.next().isPresent()) {
            page = cloud.trinoClient().next(page.next().orElseThrow());
        }

        // Then
        assertThat(page.error())
                .hasValueSatisfying(error -> assertThat(error.name()).isEqualTo("USER_CANCELED"));
    }

    @Test
    @Order(9)
    void shouldNameTheLeftoversWhenTheEngineIsLostDuringAnInsert() {
        // Given
        var id = cloud.start(
                "INSERT INTO processed SELECT cast(x AS int), cast(NULL AS timestamp), SMALLINT '1', SMALLINT '1', "
                        + "SMALLINT '1', SMALLINT '1', SMALLINT '1', '2020-05-14'" + ENDLESS + " WHERE x + y + z < 0",
                UUID.randomUUID().toString());
        while (cloud.get(id).status().state() != QueryExecutionState.RUNNING) {
            AthenaFixture.pause();
        }
        var leftover = "partitioned/day=2020-05-14/" + cloud.trinoQueryId(id) + "_leftover";
        cloud.put("processed-bucket", leftover, "half a file");

        // When
        cloud.killTrino();
        var execution = cloud.await(id);
        cloud.delete("processed-bucket", leftover);
        cloud.restartTrino();

        // Then
        assertThat(execution.status().state()).isEqualTo(QueryExecutionState.FAILED);
        assertThat(execution.status().stateChangeReason()).contains("The query engine was lost");
        assertThat(execution.status().athenaError().retryable()).isTrue();
        assertThat(cloud.text(execution.statistics().dataManifestLocation()))
                .isEqualTo("s3://processed-bucket/" + leftover + "\n");
        assertThat(count()).isEqualTo("3");
    }

    /** The rows of a Parquet file in the staging bucket, all of whose columns must be compressed with Snappy. */
    private long snappyRows(String key) {
        var bytes = cloud.bytes("staging-bucket", key);
        var length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.length - 8);
        try {
            var footer = Util.readFileMetaData(new ByteArrayInputStream(bytes, bytes.length - 8 - length, length));
            assertThat(footer.getRow_groups())
                    .flatMap(RowGroup::getColumns)
                    .isNotEmpty()
                    .allSatisfy(column -> assertThat(Objects.requireNonNull(column.getMeta_data())
                                    .getCodec())
                            .isEqualTo(CompressionCodec.SNAPPY));
            return footer.getNum_rows();
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    private static String line(int device, String day, String temperature) {
        return """
                {"deviceid":"%d","datetime":"%s 09:36:36","temperature":"%s","humidity":"55",\
                "winddirection":"180","windintensity":"3","rainheight":"0"}
                """.formatted(device, day, temperature);
    }

    private void stage(String key, String lines) {
        cloud.put("staging-bucket", "staging/" + key, lines);
    }

    private void seal(String manifest, List<String> keys) {
        var list = new StringBuilder();
        keys.forEach(
                key -> list.append("s3://staging-bucket/staging/").append(key).append('\n'));
        cloud.put("staging-bucket", "sealed/manifest=" + manifest + "/files.txt", list.toString());
    }

    private String count() {
        var id = cloud.succeed("SELECT count(*) FROM weather.processed").queryExecutionId();
        return cloud.rows(id).getLast().getFirst();
    }

    private List<String> states(String id) {
        return cloud.events.stream()
                .map(event -> event.path("detail"))
                .filter(detail -> detail.path("queryExecutionId").asText().equals(id))
                .map(AthenaServerIT::state)
                .toList();
    }

    private static String state(JsonNode detail) {
        return detail.path("currentState").asText() + "/"
                + detail.path("statementType").asText() + "/"
                + detail.path("sequenceNumber").asText();
    }

    private static String insert(String manifest) {
        return """
                INSERT INTO weather.processed
                SELECT cast(deviceid AS int), cast(datetime AS timestamp), cast(nullif(temperature, '') AS smallint),
                  cast(nullif(humidity, '') AS smallint), cast(nullif(winddirection, '') AS smallint),
                  cast(nullif(windintensity, '') AS smallint), cast(nullif(rainheight, '') AS smallint),
                  date_format(cast(datetime AS timestamp), '%%Y-%%m-%%d')
                FROM weather.staging WHERE manifest = '%s'""".formatted(manifest);
    }
}
