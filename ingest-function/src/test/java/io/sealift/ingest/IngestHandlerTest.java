package io.sealift.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.sealift.aws.client.CallFailures;
import io.sealift.core.ingest.BatchIngestor;
import io.sealift.core.ingest.IngestServices;
import io.sealift.core.ingest.IngestSettings;
import io.sealift.core.ingest.LargeFileIngestor;
import io.sealift.core.layout.Buckets;
import io.sealift.core.layout.Keys;
import io.sealift.core.runtime.Backoff;
import io.sealift.core.runtime.Workers;
import io.sealift.core.seal.SealLimits;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectVersion;
import io.sealift.fakes.InMemoryDeadLetters;
import io.sealift.fakes.InMemoryEventQueue;
import io.sealift.fakes.InMemoryLedger;
import io.sealift.fakes.InMemoryObjectStore;
import io.sealift.fakes.RecordingPause;
import io.sealift.fakes.SequenceIds;
import io.sealift.feed.FeedDefinition;
import io.sealift.feed.validation.FileValidator;
import io.sealift.feed.validation.ValidationLimits;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class IngestHandlerTest {
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T15:00:00Z"), ZoneOffset.UTC);
    private final InMemoryObjectStore store = new InMemoryObjectStore(clock);
    private final InMemoryLedger ledger = new InMemoryLedger();
    private final InMemoryDeadLetters deadLetters = new InMemoryDeadLetters();
    private final InMemoryEventQueue largeFiles = new InMemoryEventQueue(clock);
    private final IngestServices services = new IngestServices(
            store,
            ledger,
            deadLetters,
            largeFiles,
            SealLimits.STANDARD,
            Workers.sequential(),
            new Backoff(new RecordingPause(), () -> 0.5),
            clock,
            new SequenceIds());
    private final IngestSettings settings = new IngestSettings(
            new Keys(new Buckets("messages", "staging", "processed", "archive")),
            "",
            FeedDefinition.builtIn(),
            new FileValidator(FeedDefinition.builtIn(), ValidationLimits.DEFAULT),
            IngestSettings.FILE_BYTES_MAX,
            64L << 20);
    private final IngestHandler handler =
            new IngestHandler(new BatchIngestor(services, settings), new IngestReporter(new CallFailures()));

    @Test
    void shouldReportNoMessageWhenTryingAgainWouldNotHelp() {
        // Given
        String good = "{\"deviceid\": \"1\", \"datetime\": \"2020-05-12 09:36:36\"}\n";
        SQSEvent event = new SQSEvent();
        event.setRecords(List.of(
                message("m-1", notification(land("good.json", good))),
                message("m-2", notification(land("bad.json", "hello world"))),
                message("m-3", "no notification"),
                message("m-4", "{\"Event\":\"s3:TestEvent\"}")));

        // When
        SQSBatchResponse response = handler.handleRequest(event, new ShortContext());

        // Then
        assertThat(response.getBatchItemFailures())
                .extracting(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
                .isEmpty();
        assertThat(store.keys("messages", "")).isEmpty();
        assertThat(ledger.files()).hasSize(2);
        assertThat(deadLetters.sent())
                .extracting(letter -> letter.attributes().get("reason"))
                .containsExactlyInAnyOrder("NOT_JSON", "MALFORMED_EVENT");
    }

    @Test
    void shouldCommitFileThatWasSentOnWhenItsMessageComesToTheOtherHandler() {
        // Given
        String rows = "{\"deviceid\": \"1\", \"datetime\": \"2020-05-12 09:36:36\"}\n".repeat(90_000);
        SQSEvent event = new SQSEvent();
        event.setRecords(List.of(message("m-1", notification(land("large.json", rows)))));
        // When
        SQSBatchResponse sentOn = handler.handleRequest(event, new ShortContext());
        SQSEvent again = new SQSEvent();
        again.setRecords(List.of(message("m-2", largeFiles.waiting().getFirst())));
        SQSBatchResponse done = new LargeFileHandler(
                        new LargeFileIngestor(services, settings), new IngestReporter(new CallFailures()))
                .handleRequest(again, new ShortContext());
        // Then
        assertThat(sentOn.getBatchItemFailures()).isEmpty();
        assertThat(done.getBatchItemFailures()).isEmpty();
        assertThat(store.keys("messages", "")).isEmpty();
        assertThat(ledger.openManifest())
                .hasValueSatisfying(open -> assertThat(open.totals().rows()).isEqualTo(90_000));
    }

    private ObjectVersion land(String key, String content) {
        return store.put(new ObjectLocation("messages", key), content.getBytes(StandardCharsets.UTF_8));
    }

    private static SQSEvent.SQSMessage message(String id, String body) {
        SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
        message.setMessageId(id);
        message.setBody(body);
        return message;
    }

    private static String notification(ObjectVersion version) {
        return """
                {"Records":[{"eventVersion":"2.1","eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"messages"},\
                "object":{"key":"%s","size":24,"eTag":"%s"}}}]}""".formatted(version.location().key(), version.eTag());
    }

    /** A minute left, and nothing else. */
    private record ShortContext() implements Context {
        @Override
        public int getRemainingTimeInMillis() {
            return 60_000;
        }

        @Override
        public String getAwsRequestId() {
            return "request-1";
        }

        @Override
        public String getLogGroupName() {
            return "group";
        }

        @Override
        public String getLogStreamName() {
            return "stream";
        }

        @Override
        public String getFunctionName() {
            return "ingest";
        }

        @Override
        public String getFunctionVersion() {
            return "1";
        }

        @Override
        public String getInvokedFunctionArn() {
            return "arn:aws:lambda:us-east-1:000000000000:function:ingest";
        }

        @Override
        public CognitoIdentity getIdentity() {
            throw new UnsupportedOperationException("No identity in this test");
        }

        @Override
        public ClientContext getClientContext() {
            throw new UnsupportedOperationException("No client in this test");
        }

        @Override
        public int getMemoryLimitInMB() {
            return 1024;
        }

        @Override
        public LambdaLogger getLogger() {
            throw new UnsupportedOperationException("No logger in this test");
        }
    }
}
