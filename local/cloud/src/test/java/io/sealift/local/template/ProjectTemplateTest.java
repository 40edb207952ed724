package io.sealift.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sealift.local.template.EventSourceSpec.Reporting;
import io.sealift.local.template.EventSourceSpec.ScheduleSource;
import io.sealift.local.template.EventSourceSpec.SqsSource;
import io.sealift.local.template.TableSpec.AttributeSpec;
import io.sealift.local.template.TableSpec.IndexSpec;
import io.sealift.local.template.TableSpec.KeySpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that the deployed template must follow, whatever else changes in it. */
class ProjectTemplateTest {
    private static final Path HOME = Path.of(System.getProperty("sealift.home"));

    private final CloudTemplate template =
            CloudTemplate.read(HOME.resolve("template.yaml"), Templates.context(Map.of()));

    @Test
    void shouldReportFailedItemsWhenBatchIsIngested() {
        // Then
        assertThat(function("IngestFunction").events())
                .singleElement()
                .isInstanceOfSatisfying(SqsSource.class, source -> {
                    assertThat(source.reporting()).isEqualTo(Reporting.FAILED_ITEMS);
                    assertThat(source.queueName())
                            .isEqualTo(queue("IngestQueue").name());
                    assertThat(source.batchSize()).isEqualTo(98);
                    assertThat(source.window()).hasSeconds(5);
                    assertThat(source.concurrencyMax()).isEqualTo(10);
                });
    }

    @Test
    void shouldTakeOneLargeFileAtATime() {
        // Then
        assertThat(function("LargeFileFunction").timeout()).hasSeconds(900);
        assertThat(function("LargeFileFunction").events())
                .singleElement()
                .isInstanceOfSatisfying(SqsSource.class, source -> {
                    assertThat(source.queueName())
                            .isEqualTo(queue("LargeFileQueue").name());
                    assertThat(source.batchSize()).isEqualTo(1);
                    assertThat(source.reporting()).isEqualTo(Reporting.FAILED_ITEMS);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "IngestQueue, IngestFunction, 5",
        "LargeFileQueue, LargeFileFunction, 0",
        "QueryEndedQueue, LoadFunction, 5",
    })
    void shouldHideMessagesForSixCallsAndTheWindow(String queue, String function, int windowSeconds) {
        // Then
        assertThat(queue(queue).visibilityTimeout())
                .isGreaterThanOrEqualTo(
                        function(function).timeout().multipliedBy(6).plusSeconds(windowSeconds));
    }

    @Test
    void shouldKeepDeadLettersLongerThanMessages() {
        // Given
        QueueSpec deadLetters = queue("IngestDeadLetterQueue");

        // Then
        assertThat(queue("IngestQueue").redrive()).contains(new QueueSpec.RedriveSpec(deadLetters.name(), 5));
        assertThat(queue("LargeFileQueue").redrive()).contains(new QueueSpec.RedriveSpec(deadLetters.name(), 5));
        assertThat(deadLetters.retention()).isGreaterThan(queue("IngestQueue").retention());
        assertThat(deadLetters.redrive()).isEmpty();
    }

    @Test
    void shouldNotifyOfTheMessagesBucketOnly() {
        // Then
        assertThat(template.buckets())
                .extracting(BucketSpec::logicalId)
                .containsExactly(
                        "MessagesBucket", "StagingBucket", "ProcessedBucket", "ArchiveBucket", "ResultsBucket");
        assertThat(template.buckets())
                .filteredOn(bucket -> !bucket.notifications().isEmpty())
                .singleElement()
                .satisfies(bucket -> {
                    assertThat(bucket.name()).isEqualTo("sealift-messages-000000000000-eu-central-1");
                    assertThat(bucket.notifications())
                            .containsExactly(new NotificationSpec(
                                    "s3:ObjectCreated:*",
                                    queue("IngestQueue").name(),
                                    Optional.empty(),
                                    Optional.empty()));
                });
    }

    @Test
    void shouldNotifyOfPrefixWhenParameterNamesOne() {
        // When
        CloudTemplate prefixed =
                CloudTemplate.read(HOME.resolve("template.yaml"), Templates.context(Map.of("IngestPrefix", "in/")));

        // Then
        assertThat(prefixed.buckets().getFirst().notifications().getFirst().prefix())
                .contains("in/");
        assertThat(prefixed.functions())
                .allSatisfy(
                        function -> assertThat(function.environment()).containsEntry("SEALIFT_INGEST_PREFIX", "in/"));
    }

    @Test
    void shouldNameHandlersAndJarsOfTheModules() {
        // Then
        assertThat(template.functions())
                .extracting(
                        FunctionSpec::handler,
                        function -> HOME.toAbsolutePath()
                                .normalize()
                                .relativize(function.codeUri().normalize())
                                .toString())
                .containsExactly(
                        tuple(
                                "io.sealift.ingest.IngestHandler::handleRequest",
                                "ingest-function/target/ingest-function.jar"),
                        tuple(
                                "io.sealift.ingest.LargeFileHandler::handleRequest",
                                "ingest-function/target/ingest-function.jar"),
                        tuple("io.sealift.load.LoadHandler::handleRequest", "load-function/target/load-function.jar"));
    }

    @Test
    void shouldCallLoadOnSchedulesAndAtTheEndOfQueries() {
        // Given
        List<EventSourceSpec> events = function("LoadFunction").events();

        // Then
        assertThat(events.get(0))
                .isEqualTo(new ScheduleSource("sealift-load", "cron(0 * * * ? *)", "{\"action\":\"tick\"}"));
        assertThat(events.get(1))
                .isEqualTo(new ScheduleSource("sealift-settle", "rate(5 minutes)", "{\"action\":\"settle\"}"));
        assertThat(events.get(2)).isInstanceOfSatisfying(SqsSource.class, source -> {
            assertThat(source.queueName()).isEqualTo(queue("QueryEndedQueue").name());
            assertThat(source.window()).hasSeconds(5);
            assertThat(source.concurrencyMax()).isEqualTo(4);
        });
        assertThat(events.get(3))
                .isEqualTo(new ScheduleSource("sealift-backfill", "rate(1 hour)", "{\"action\":\"backfill\"}"));
        assertThat(events).hasSize(4);
        assertThat(template.rules()).singleElement().satisfies(rule -> {
            assertThat(rule.queueNames())
                    .containsExactly(queue("QueryEndedQueue").name());
            assertThat(rule.pattern().at("/source/0").asText()).isEqualTo("aws.athena");
            assertThat(rule.pattern().at("/detail/workgroupName/0").asText())
                    .isEqualTo(template.workGroup().name());
            assertThat(rule.pattern().at("/detail/currentState")).hasSize(3);
        });
    }

    @Test
    void shouldTellFunctionsEveryName() {
        // Then
        for (FunctionSpec function : template.functions()) {
            assertThat(function.environment())
                    .containsEntry("SEALIFT_MESSAGES_BUCKET", "sealift-messages-000000000000-eu-central-1")
                    .containsEntry("SEALIFT_STAGING_BUCKET", "sealift-staging-000000000000-eu-central-1")
                    .containsEntry("SEALIFT_PROCESSED_BUCKET", "sealift-processed-000000000000-eu-central-1")
                    .containsEntry("SEALIFT_ARCHIVE_BUCKET", "sealift-archive-000000000000-eu-central-1")
                    .containsEntry("SEALIFT_RESULTS_BUCKET", "sealift-results-000000000000-eu-central-1")
                    .containsEntry("SEALIFT_LEDGER_TABLE", "sealift-ledger")
                    .containsEntry("SEALIFT_QUEUE_URL", "http://127.0.0.1:9324/000000000000/sealift-ingest")
                    .containsEntry("SEALIFT_LARGE_QUEUE_URL", "http://127.0.0.1:9324/000000000000/sealift-large-files")
                    .containsEntry(
                            "SEALIFT_DEAD_LETTER_QUEUE_URL",
                            "http://127.0.0.1:9324/000000000000/sealift-ingest-dead-letters")
                    .containsEntry("SEALIFT_WORKGROUP", "sealift")
                    .containsEntry("SEALIFT_DATABASE", "sealift")
                    .containsEntry("SEALIFT_LEDGER_RETENTION_DAYS", "400")
                    .containsEntry("SEALIFT_INGEST_PREFIX", "")
                    .containsEntry("POWERTOOLS_METRICS_NAMESPACE", "Sealift")
                    .containsKey("POWERTOOLS_SERVICE_NAME")
                    .containsEntry("SEALIFT_QUARANTINE_RETENTION_DAYS", "0")
                    .hasSize(27);
        }
    }

    @Test
    void shouldKeyLedgerByTwoStringsAndIndexIt() {
        // Then
        assertThat(template.tables())
                .containsExactly(new TableSpec(
                        "LedgerTable",
                        "sealift-ledger",
                        List.of(
                                new AttributeSpec("pk", "S"),
                                new AttributeSpec("sk", "S"),
                                new AttributeSpec("gsi1pk", "S"),
                                new AttributeSpec("gsi1sk", "S")),
                        List.of(new KeySpec("pk", "HASH"), new KeySpec("sk", "RANGE")),
                        List.of(new IndexSpec(
                                "gsi1", List.of(new KeySpec("gsi1pk", "HASH"), new KeySpec("gsi1sk", "RANGE")), "ALL")),
                        Optional.of("expiresAt")));
    }

    @Test
    void shouldSendResultsToTheResultsBucket() {
        // Then
        assertThat(template.workGroup().outputLocation())
                .isEqualTo("s3://sealift-results-000000000000-eu-central-1/results/");
        assertThat(template.outputs())
                .containsEntry("QueueUrl", "http://127.0.0.1:9324/000000000000/sealift-ingest")
                .containsEntry("DatabaseName", "sealift")
                .hasSize(14);
    }

    private FunctionSpec function(String logicalId) {
        return template.functions().stream()
                .filter(function -> function.logicalId().equals(logicalId))
                .findFirst()
                .orElseThrow();
    }

    private QueueSpec queue(String logicalId) {
        return template.queues().stream()
                .filter(queue -> queue.logicalId().equals(logicalId))
                .findFirst()
                .orElseThrow();
    }
}
