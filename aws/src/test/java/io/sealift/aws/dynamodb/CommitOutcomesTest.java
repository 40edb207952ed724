package io.sealift.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.aws.http.ScriptedHttp;
import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/** What DynamoDB's answers mean; DynamoDB Local never gives most of them. */
class CommitOutcomesTest {
    private static final ObjectVersion SOURCE = new ObjectVersion(new ObjectLocation("lake", "in/a.json"), "e1");
    private static final FileEntry ENTRY =
            FileEntry.of(FileId.ofETag(SOURCE), SOURCE, 5, Instant.EPOCH, new Disposition.Superseded());
    private static final Pattern TOKEN = Pattern.compile("\"ClientRequestToken\":\"([^\"]+)\"");

    private final ScriptedHttp http = new ScriptedHttp();
    private final DynamoLedger ledger =
            new DynamoLedger(http.wire(DynamoDbClient.builder()), "ledger", Duration.ofDays(400), _ -> {});

    @Test
    void shouldBeRejectedWhenAnyConditionFailed() {
        // Given
        http.answer(400, cancelled("None", "TransactionConflict", "ConditionalCheckFailed"));
        // When, Then
        assertThat(ledger.record(ENTRY)).isEqualTo(new CommitOutcome.Rejected());
    }

    @Test
    void shouldBeConflictedWhenOnlyOthersStoodInTheWay() {
        // Given
        http.answer(400, cancelled("None", "TransactionConflict"))
                .answer(400, cancelled("ThrottlingError", "None"))
                .answer(400, cancelled("ProvisionedThroughputExceeded"));
        // When, Then
        for (int reason = 0; reason < 3; reason++) {
            assertThat(ledger.record(ENTRY)).isEqualTo(new CommitOutcome.Conflicted());
        }
    }

    @Test
    void shouldCommitUnderOneTokenWhenSdkTriesAgainAfterLostReply() {
        // Given
        http.loseReply().answer(200, "{}");
        // When
        CommitOutcome outcome = ledger.record(ENTRY);
        // Then
        assertThat(outcome).isEqualTo(new CommitOutcome.Committed());
        assertThat(http.asked()).hasSize(2);
        assertThat(token(1)).isEqualTo(token(0)).isNotEmpty();
    }

    @Test
    void shouldBeUnknownWhenEveryReplyIsLost() {
        // Given
        for (int tried = 0; tried < ScriptedHttp.TRIES; tried++) {
            http.loseReply();
        }
        // When
        CommitOutcome outcome = ledger.record(ENTRY);
        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        CommitOutcome.Unknown.class,
                        unknown -> assertThat(unknown.reason()).contains("Connection reset"));
    }

    @Test
    void shouldBeUnknownWhenAnEarlierTryMayYetTakeEffect() {
        // Given
        http.loseReply();
        for (int tried = 1; tried < ScriptedHttp.TRIES; tried++) {
            http.answer(400, error("TransactionInProgressException"));
        }
        // When, Then
        assertThat(ledger.record(ENTRY)).isInstanceOf(CommitOutcome.Unknown.class);
    }

    @Test
    void shouldBeUnknownWhenThrottledAfterLostReply() {
        // Given
        http.loseReply();
        for (int tried = 1; tried < ScriptedHttp.TRIES; tried++) {
            http.answer(400, error("ThrottlingException"));
        }
        // When, Then
        assertThat(ledger.record(ENTRY)).isInstanceOf(CommitOutcome.Unknown.class);
    }

    @Test
    void shouldBeUnknownWhenServerFails() {
        // Given
        for (int tried = 0; tried < ScriptedHttp.TRIES; tried++) {
            http.answer(500, error("InternalServerError"));
        }
        // When, Then
        assertThat(ledger.record(ENTRY)).isInstanceOf(CommitOutcome.Unknown.class);
    }

    @Test
    void shouldBeConflictedWhenConflictStandsAmongOtherPassingReasons() {
        // Given
        http.answer(400, cancelled("ThrottlingError", "TransactionConflict", "NeverHeardOf"));
        // When, Then
        assertThat(ledger.record(ENTRY)).isEqualTo(new CommitOutcome.Conflicted());
    }

    @Test
    void shouldBeInvalidWhenRequestIsNotValid() {
        // Given
        http.answer(400, error("ValidationException"))
                .answer(400, cancelled("None", "ValidationError"))
                .answer(400, cancelled("ItemCollectionSizeLimitExceeded", "TransactionConflict"));
        // When, Then
        for (String reason : List.of("because", "ValidationError because 1", "SizeLimitExceeded because 0")) {
            assertThat(ledger.record(ENTRY))
                    .isInstanceOfSatisfying(
                            CommitOutcome.Invalid.class,
                            invalid -> assertThat(invalid.reason())
                                    .startsWith("DynamoDB does not take this change of the ledger: ")
                                    .contains(reason));
        }
    }

    @Test
    void shouldBeUnknownWhenAnswerSaysNothingOfTheTransaction() {
        // Given
        http.answer(400, error("ResourceNotFoundException"))
                .answer(400, error("AccessDeniedException"))
                .answer(400, cancelled("None", "NeverHeardOf"))
                .answer(400, cancelled())
                .answer(418, "<html>not from DynamoDB</html>")
                .answer(200, "not JSON");
        // When, Then
        for (int answer = 0; answer < 6; answer++) {
            assertThat(ledger.record(ENTRY)).isInstanceOf(CommitOutcome.Unknown.class);
        }
        assertThat(http.asked()).hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void shouldBeUnknownWhenClientItselfFails() {
        // Given
        DynamoLedger over = new DynamoLedger(new ThrowingClient(), "ledger", Duration.ofDays(400), _ -> {});
        // When, Then
        assertThat(over.record(ENTRY))
                .isEqualTo(new CommitOutcome.Unknown("IllegalStateException: Connection pool shut down"));
    }

    /** A client that fails with something other than an SDK exception. */
    private record ThrowingClient() implements DynamoDbClient {
        @Override
        public TransactWriteItemsResponse transactWriteItems(Consumer<TransactWriteItemsRequest.Builder> request) {
            throw new IllegalStateException("Connection pool shut down");
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    private String token(int request) {
        Matcher matcher = TOKEN.matcher(http.asked().get(request).body());
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String error(String type) {
        return "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"message\":\"because\"}".formatted(type);
    }

    private static String cancelled(String... reasons) {
        return "{\"__type\":\"com.amazonaws.dynamodb.v20120810#TransactionCanceledException\",\"Message\":\"because\",\"CancellationReasons\":[%s]}"
                .formatted(IntStream.range(0, reasons.length)
                        .mapToObj(index ->
                                "{\"Code\":\"%s\",\"Message\":\"because %d\"}".formatted(reasons[index], index))
                        .collect(Collectors.joining(",")));
    }
}
