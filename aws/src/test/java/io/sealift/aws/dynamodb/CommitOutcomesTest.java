package io.sealift.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.aws.http.ScriptedHttp;
import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.ObjectVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What DynamoDB's answers come to; DynamoDB Local never gives most of them. */
class CommitOutcomesTest {
    private static final FileEntry ENTRY = FileEntry.of(
            new ObjectVersion(new ObjectLocation("lake", "in/a.json"), "e1"),
            5,
            Instant.EPOCH,
            new Disposition.Superseded());
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
    void shouldThrowWhenRequestItselfIsRefused() {
        // Given
        http.answer(400, error("ValidationException"))
                .answer(400, error("ResourceNotFoundException"))
                .answer(400, cancelled("None", "ValidationError"));
        // When, Then
        assertThatThrownBy(() -> ledger.record(ENTRY))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("DynamoDB refuses a change of the ledger: because");
        assertThatThrownBy(() -> ledger.record(ENTRY))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Check that the table is as in template.yaml");
        assertThatThrownBy(() -> ledger.record(ENTRY))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("DynamoDB cancelled a change of the ledger for [ValidationError]");
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
                .formatted(Arrays.stream(reasons)
                        .map("{\"Code\":\"%s\"}"::formatted)
                        .collect(Collectors.joining(",")));
    }
}
