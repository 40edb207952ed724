package io.sealift.aws.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.aws.http.ScriptedHttp;
import io.sealift.aws.s3.S3ObjectStore;
import io.sealift.core.ledger.FailureCause;
import io.sealift.core.query.QueryEngine.StartOutcome;
import io.sealift.core.query.QueryStatus;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.StoreUnavailableException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.s3.S3Client;

class AthenaQueryEngineTest {
    private static final String TOKEN = "t".repeat(32);

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
        StartOutcome outcome = engine.start("SELECT 1", TOKEN);
        // Then
        assertThat(outcome).isEqualTo(new StartOutcome.Started("q1"));
        assertThat(http.asked().getFirst().body())
                .contains("\"ClientRequestToken\":\"" + TOKEN + "\"")
                .contains("\"WorkGroup\":\"sealift\"")
                .contains("\"Database\":\"lake\"", "\"Catalog\":\"AwsDataCatalog\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    400 | TooManyRequestsException | Too many queued queries                       | THROTTLING
                    400 | ThrottlingException      | Rate exceeded                                 | THROTTLING
                    429 | TooManyRequestsException | slow down                                     | THROTTLING
                    400 | AccessDeniedException    | You are not authorized to perform             | ACCESS_DENIED
                    403 | InvalidSignatureException| Signature not yet current                     | ACCESS_DENIED
                    400 | InvalidRequestException  | Idempotent parameters do not match            | ENGINE
                    400 | InvalidRequestException  | WorkGroup sealift is not found.               | ENGINE
                    400 | ValidationException      | 1 validation error detected                   | ENGINE""")
    void shouldSayRefusedWhenAthenaTakesNoStatement(int status, String type, String message, FailureCause cause) {
        // Given
        for (int tried = 0; tried < ScriptedHttp.TRIES; tried++) {
            http.answer(status, error(type, message));
        }
        // When
        StartOutcome outcome = engine.start("SELECT 1", TOKEN);
        // Then
        assertThat(outcome).isInstanceOfSatisfying(StartOutcome.Refused.class, refused -> {
            assertThat(refused.cause()).isEqualTo(cause);
            assertThat(refused.reason()).startsWith("Athena refuses a statement: " + message);
        });
    }

    @Test
    void shouldSayUnknownWhenAthenaMayHaveStartedTheQuery() {
        // Given
        for (int tried = 0; tried < ScriptedHttp.TRIES; tried++) {
            http.loseReply();
        }
        for (int tried = 0; tried < ScriptedHttp.TRIES; tried++) {
            http.answer(500, error("InternalServerException", "oops"));
        }
        // When, Then
        assertThat(engine.start("SELECT 1", TOKEN))
                .isInstanceOfSatisfying(
                        StartOutcome.Unknown.class,
                        unknown -> assertThat(unknown.reason()).contains("Connection reset"));
        assertThat(engine.start("SELECT 1", TOKEN))
                .isInstanceOfSatisfying(
                        StartOutcome.Unknown.class,
                        unknown -> assertThat(unknown.reason()).contains("oops"));
    }

    @Test
    void shouldFollowStateWhenAsked() {
        // Given
        http.answer(200, execution("'State':'QUEUED'"))
                .answer(200, execution("'State':'RUNNING'"))
                .answer(200, execution("'State':'SUCCEEDED'"))
                .answer(200, execution("'State':'FAILED','StateChangeReason':'INVALID_CAST_ARGUMENT: bad cast'"))
                .answer(200, execution("'State':'FAILED'"))
                .answer(200, execution("'State':'CANCELLED'"));
        // When, Then
        assertThat(engine.status("q1")).isEqualTo(new QueryStatus.Running());
        assertThat(engine.status("q1")).isEqualTo(new QueryStatus.Running());
        assertThat(engine.status("q1")).isEqualTo(new QueryStatus.Succeeded());
        assertThat(engine.status("q1"))
                .isEqualTo(new QueryStatus.Failed("INVALID_CAST_ARGUMENT: bad cast", FailureCause.DATA));
        assertThat(engine.status("q1")).isEqualTo(new QueryStatus.Failed("FAILED", FailureCause.ENGINE));
        assertThat(engine.status("q1")).isEqualTo(new QueryStatus.Failed("CANCELLED", FailureCause.ENGINE));
    }

    @Test
    void shouldSayFailedWhenAthenaDoesNotKnowTheQueryOrSaysWhatNobodyUnderstands() {
        // Given
        http.answer(400, error("InvalidRequestException", "QueryExecution q1 was not found"))
                .answer(200, execution("'State':'PONDERING'"))
                .answer(200, execution(""));
        // When, Then
        assertThat(engine.status("q1")).isInstanceOfSatisfying(QueryStatus.Failed.class, failed -> {
            assertThat(failed.cause()).isEqualTo(FailureCause.ENGINE);
            assertThat(failed.reason())
                    .startsWith("Athena does not describe query q1: QueryExecution q1 was not found");
        });
        assertThat(engine.status("q1"))
                .isEqualTo(new QueryStatus.Failed(
                        "Athena says of query q1 the unknown state PONDERING", FailureCause.ENGINE));
        assertThat(engine.status("q1"))
                .isEqualTo(new QueryStatus.Failed("Athena tells no state of query q1", FailureCause.ENGINE));
    }

    @Test
    void shouldSayUnavailableWhenAthenaDoesNotAnswerAboutQuery() {
        // Given
        for (int tried = 0; tried < ScriptedHttp.TRIES; tried++) {
            http.answer(400, error("TooManyRequestsException", "slow down"));
        }
        // When, Then
        assertThatThrownBy(() -> engine.status("q1"))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageStartingWith("Athena did not describe query q1: slow down");
    }

    @Test
    void shouldCountRowsOfInsertWhereAthenaReportsThem() {
        // Given
        http.answer(200, "{\"UpdateCount\":200,\"ResultSet\":{\"Rows\":[]}}")
                .answer(200, "{\"ResultSet\":{}}")
                .answer(400, error("InvalidRequestException", "Could not find results"));
        // When, Then
        assertThat(engine.updateCount("q1")).hasValue(200);
        assertThat(engine.updateCount("q1")).isEmpty();
        assertThat(engine.updateCount("q1")).isEmpty();
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
    void shouldReadDataManifestWhateverItsForm() {
        // Given
        http.answer(200, execution("'State':'SUCCEEDED'", "s3://results/q1-manifest.csv"));
        answerManifest("path\n\"s3://stage/loading/f1\",\"7\"\ns3://stage/loading/f 2,x\n\n\"\n file:///f3 \r\n");
        // When, Then
        assertThat(engine.writtenFiles("q1"))
                .contains(List.of(
                        new ObjectLocation("stage", "loading/f1"), new ObjectLocation("stage", "loading/f 2,x")));
    }

    @Test
    void shouldSayNothingWhenNoDataManifestCanBeRead() {
        // Given
        http.answer(200, execution("'State':'FAILED'", "s3://results/q2-manifest.csv"))
                .answer(200, execution("'State':'FAILED'", "results"))
                .answer(200, execution("'State':'FAILED'"))
                .answer(400, error("InvalidRequestException", "QueryExecution q1 was not found"));
        results.answer(404, "");
        // When, Then
        assertThat(engine.writtenFiles("q2")).isEmpty();
        assertThat(engine.writtenFiles("q3")).isEmpty();
        assertThat(engine.writtenFiles("q4")).isEmpty();
        assertThat(engine.writtenFiles("q5")).isEmpty();
        assertThat(http.asked()).hasSize(4);
    }

    private void answerManifest(String text) {
        Map<String, String> eTag = Map.of("ETag", "\"e1\"", "Last-Modified", "Sun, 22 Nov 2026 15:00:00 GMT");
        results.answer(200, eTag, new byte[0]).answer(200, eTag, text.getBytes(StandardCharsets.UTF_8));
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
