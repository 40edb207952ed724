package io.sealift.aws.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.aws.http.ScriptedHttp;
import io.sealift.aws.s3.S3ObjectStore;
import io.sealift.core.engine.FailureCause;
import io.sealift.core.engine.QueryRefusedException;
import io.sealift.core.engine.QueryStatus;
import io.sealift.core.engine.UnknownQueryException;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.StoreUnavailableException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.s3.S3Client;

class AthenaQueryEngineTest {
    private static final Instant AT = Instant.ofEpochSecond(1_795_359_600);

    private final ScriptedHttp http = new ScriptedHttp();
    private final ScriptedHttp results = new ScriptedHttp();
    private final AthenaQueryEngine engine = new AthenaQueryEngine(
            http.wire(AthenaClient.builder()),
            new S3ObjectStore(results.wire(S3Client.builder())),
            AthenaTarget.inGlue("sealift", "lake"));

    @Test
    void shouldSendTokenAndTargetWhenStarted() {
        // Given
        http.answer(200, "{'QueryExecutionId':'q1'}".replace('\'', '"'));
        // When
        String id = engine.start("SELECT 1", "t".repeat(32));
        // Then
        assertThat(id).isEqualTo("q1");
        assertThat(http.asked().getFirst().body())
                .contains("\"ClientRequestToken\":\"" + "t".repeat(32) + "\"")
                .contains("\"WorkGroup\":\"sealift\"")
                .contains("\"Database\":\"lake\"", "\"Catalog\":\"AwsDataCatalog\"");
    }

    @Test
    void shouldFollowStateWhenAsked() {
        // Given
        http.answer(200, execution("'State':'QUEUED'"))
                .answer(200, execution("'State':'RUNNING'"))
                .answer(200, execution("'State':'SUCCEEDED','CompletionDateTime':1795359600"))
                .answer(
                        200,
                        execution("'State':'FAILED','StateChangeReason':'bad cast','CompletionDateTime':1795359600"))
                .answer(200, execution("'State':'CANCELLED','CompletionDateTime':1795359600"));
        // When, Then
        assertThat(engine.status("q1")).isEqualTo(new QueryStatus.Running());
        assertThat(engine.status("q1")).isEqualTo(new QueryStatus.Running());
        assertThat(engine.status("q1")).isEqualTo(new QueryStatus.Succeeded(AT));
        assertThat(engine.status("q1")).isEqualTo(new QueryStatus.Failed("bad cast", FailureCause.ENGINE, AT));
        assertThat(engine.status("q1")).isEqualTo(new QueryStatus.Failed("CANCELLED", FailureCause.ENGINE, AT));
    }

    @Test
    void shouldTellUnknownFromRefusedWhenRequestIsInvalid() {
        // Given
        http.answer(400, error("InvalidRequestException", "QueryExecution q1 was not found"))
                .answer(400, error("InvalidRequestException", "Idempotent parameters do not match"))
                .answer(400, error("InvalidRequestException", "WorkGroup sealift is not found."));
        // When, Then
        assertThatThrownBy(() -> engine.status("q1")).isInstanceOf(UnknownQueryException.class);
        assertThatThrownBy(() -> engine.start("SELECT 1", "t".repeat(32)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Athena refuses to start a query: Idempotent parameters do not match");
        assertThatThrownBy(() -> engine.start("SELECT 1", "t".repeat(32)))
                .isInstanceOf(QueryRefusedException.class)
                .hasMessageStartingWith("Athena refuses a statement: WorkGroup sealift is not found.");
    }

    @Test
    void shouldSayUnavailableWhenThrottled() {
        // Given
        for (int tried = 0; tried < ScriptedHttp.TRIES; tried++) {
            http.answer(400, error("TooManyRequestsException", "slow down"));
        }
        // When, Then
        assertThatThrownBy(() -> engine.start("SELECT 1", "t".repeat(32)))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageStartingWith("Athena did not start a query: slow down");
    }

    @Test
    void shouldCountRowsOfInsert() {
        // Given
        http.answer(200, "{\"UpdateCount\":200,\"ResultSet\":{\"Rows\":[]}}").answer(200, "{\"ResultSet\":{}}");
        // When, Then
        assertThat(engine.updateCount("q1")).isEqualTo(200);
        assertThatThrownBy(() -> engine.updateCount("q1")).hasMessageContaining("reports no row count");
    }

    @Test
    void shouldGiveRowsOfAllPages() {
        // Given
        http.answer(
                        200,
                        "{'NextToken':'n','ResultSet':{'Rows':[{'Data':[{'VarCharValue':'day'},{'VarCharValue':'n'}]}]}}"
                                .replace('\'', '"'))
                .answer(200, "{'ResultSet':{'Rows':[{'Data':[{'VarCharValue':'2020-05-12'},{}]}]}}".replace('\'', '"'));
        // When
        List<List<String>> rows = engine.rows("q1");
        // Then
        assertThat(rows).containsExactly(List.of("day", "n"), List.of("2020-05-12", ""));
    }

    @Test
    void shouldReadDataManifestWhenThereIsOne() {
        // Given
        http.answer(200, execution("'State':'SUCCEEDED'", "s3://results/q1-manifest.csv"))
                .answer(200, execution("'State':'FAILED'", "s3://results/q2-manifest.csv"))
                .answer(200, execution("'State':'FAILED'"));
        Map<String, String> eTag = Map.of("ETag", "\"e1\"", "Last-Modified", "Sun, 22 Nov 2026 15:00:00 GMT");
        results.answer(200, eTag, new byte[0])
                .answer(
                        200,
                        eTag,
                        "s3://processed/partitioned/day=2020-05-12/f1\ns3://processed/partitioned/day=2020-05-13/f 2\n"
                                .getBytes(StandardCharsets.UTF_8))
                .answer(404, "");
        // When, Then
        assertThat(engine.writtenFiles("q1"))
                .contains(List.of(
                        new ObjectLocation("processed", "partitioned/day=2020-05-12/f1"),
                        new ObjectLocation("processed", "partitioned/day=2020-05-13/f 2")));
        assertThat(engine.writtenFiles("q2")).isEmpty();
        assertThat(engine.writtenFiles("q3")).isEmpty();
    }

    @Test
    void shouldFindNewestFirstAndStopWhenPageIsOlder() {
        // Given
        http.answer(200, "{'QueryExecutionIds':['q1','q2','q3'],'NextToken':'n'}".replace('\'', '"'))
                .answer(
                        200,
                        executions(
                                submitted("q1", "INSERT of m1", 5),
                                submitted("q3", "INSERT of m2", 7),
                                submitted("q2", "INSERT of m1", 6)))
                .answer(200, "{'QueryExecutionIds':['q4'],'NextToken':'more'}".replace('\'', '"'))
                .answer(200, executions(submitted("q4", "INSERT of m1", -1)));
        // When
        List<String> found = engine.findSubmitted("m1", AT);
        // Then
        assertThat(found).containsExactly("q2", "q1");
        assertThat(http.asked()).hasSize(4);
    }

    @Test
    void shouldNotAnswerWhenSomeQueriesStayUndescribed() {
        // Given
        http.answer(200, "{'QueryExecutionIds':['q1']}".replace('\'', '"'))
                .answer(
                        200,
                        "{'QueryExecutions':[],'UnprocessedQueryExecutionIds':[{'QueryExecutionId':'q1'}]}"
                                .replace('\'', '"'));
        // When, Then
        assertThatThrownBy(() -> engine.findSubmitted("m1", AT))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("q1");
    }

    private static String submitted(String id, String sql, int secondsAfter) {
        return "{'QueryExecutionId':'%s','Query':'%s','Status':{'SubmissionDateTime':%d}}"
                .formatted(id, sql, AT.getEpochSecond() + secondsAfter);
    }

    private static String executions(String... executions) {
        return "{'QueryExecutions':[%s]}"
                .formatted(String.join(",", executions))
                .replace('\'', '"');
    }

    private static String execution(String status) {
        return "{'QueryExecution':{'Status':{%s}}}".formatted(status).replace('\'', '"');
    }

    private static String execution(String status, String manifest) {
        return "{'QueryExecution':{'Status':{%s},'Statistics':{'DataManifestLocation':'%s'}}}"
                .formatted(status, manifest)
                .replace('\'', '"');
    }

    private static String error(String type, String message) {
        return "{\"__type\":\"%s\",\"message\":\"%s\"}".formatted(type, message);
    }
}
