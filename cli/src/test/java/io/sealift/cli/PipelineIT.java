package io.sealift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.cli.common.Deployment;
import io.sealift.cli.common.Home;
import io.sealift.cli.common.RunningCloud;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.quarantine.DeadLetter;
import io.sealift.core.quarantine.DeadLetterText;
import io.sealift.core.store.ObjectLocation;
import io.sealift.local.cloud.CloudSettings;
import io.sealift.local.events.Schedule;
import io.sealift.local.lambda.InvocationResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.Message;

/** The whole pipeline: the shaded jars, S3, SQS, DynamoDB and a real Trino, as template.yaml declares them. */
class PipelineIT {
    @TempDir
    private static Path directory;

    private static RunningCloud running;

    @BeforeAll
    static void startCloud() {
        running = RunningCloud.start(CloudSettings.of(Home.path(), directory), System.out::println);
        running.createTables();
        running.createTables();
    }

    @AfterAll
    static void stopCloud() {
        running.close();
    }

    @Test
    void shouldLoadEveryRowWhenNamesAreOdd() {
        // Given
        List<String> keys = List.of(
                "odd/a b.json",
                "odd/c+d.json",
                "odd/e%20f.jsonl",
                "odd/\u00fcml\u00e4ut \u65e5\u672c.ndjson",
                "odd/=#?&.json");
        long before = rowsOfDay("2020-01-01");

        // When
        keys.forEach(key -> put(key, rows("2020-01-01", 3).getBytes(StandardCharsets.UTF_8)));
        view().awaitIngested("odd/");
        load();

        // Then
        assertThat(rowsOfDay("2020-01-01")).isEqualTo(before + 15);
    }

    @Test
    void shouldLoadEveryRowWhenFileIsPacked() throws IOException {
        // When
        put("packed/one.json.gz", gzip(rows("2020-01-02", 4)));
        put("packed/two.NDJSON.GZ", gzip(rows("2020-01-02", 5)));
        view().awaitIngested("packed/");
        load();

        // Then
        assertThat(rowsOfDay("2020-01-02")).isEqualTo(9);
    }

    @Test
    void shouldLoadOnceWhenTheSameEventComesTwiceAndLoadersOverlap() {
        // Given
        byte[] content = rows("2020-01-03", 7).getBytes(StandardCharsets.UTF_8);
        String eTag = put("twice/one.json", content);
        String event = """
                {"Records":[{"eventVersion":"2.1","eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"%s"},\
                "object":{"key":"twice/one.json","size":%d,"eTag":"%s"}}}]}""".formatted(deployment().settings().buckets().messages(), content.length, eTag);
        for (int copy = 0; copy < 3; copy++) {
            deployment()
                    .clients()
                    .sqs()
                    .sendMessage(send -> send.queueUrl(
                                    deployment().settings().queues().events())
                            .messageBody(event));
        }
        view().awaitIngested("twice/");

        // When
        List<CompletableFuture<InvocationResult>> both =
                IntStream.range(0, 2).mapToObj(run -> schedule().fireNow()).toList();
        both.forEach(run -> assertThat(run.join()).isInstanceOf(InvocationResult.Returned.class));
        load();

        // Then
        assertThat(rowsOfDay("2020-01-03")).isEqualTo(7);
    }

    @Test
    void shouldStartNoQueryWhenTheHourIsEmpty() {
        // Given
        load();
        int queries = queries();
        List<Manifest> manifests = view().manifests();

        // When
        load();

        // Then
        assertThat(queries()).isEqualTo(queries);
        assertThat(view().manifests()).isEqualTo(manifests);
    }

    @Test
    void shouldLoadTheGoodFilesAndExplainTheBadOneWhenOneIsBad() {
        // When
        put("mixed/b\u00e4d '1'.json", "hello world\n".getBytes(StandardCharsets.UTF_8));
        put("mixed/good.json", rows("2020-01-05", 2).getBytes(StandardCharsets.UTF_8));
        view().awaitIngested("mixed/");
        load();

        // Then
        assertThat(rowsOfDay("2020-01-05")).isEqualTo(2);
        List<List<String>> refused = deployment()
                .queries()
                .select(
                        "SELECT object_key, reason, line_number, size_bytes, quarantined FROM quarantine"
                                + " WHERE from_iso8601_timestamp(refused_at) > from_iso8601_timestamp(landed_at) - INTERVAL '1' DAY");
        assertThat(refused).hasSize(2);
        List<String> row = refused.getLast();
        assertThat(row.subList(0, 4)).containsExactly("mixed/b\u00e4d '1'.json", "NOT_JSON", "1", "12");
        assertThat(deployment().store().head(ObjectLocation.ofUri(row.getLast())))
                .hasValueSatisfying(kept -> assertThat(kept.sizeBytes()).isEqualTo(12));
        assertThat(deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.messageAttributes())
                    .hasEntrySatisfying(
                            "reason", value -> assertThat(value.stringValue()).isEqualTo("NOT_JSON"));
            assertThat(DeadLetterText.read(letter.body()))
                    .hasValueSatisfying(read -> assertThat(read).isInstanceOf(DeadLetter.OfFile.class));
        });
    }

    private static List<Message> deadLetters() {
        return deployment()
                .clients()
                .sqs()
                .receiveMessage(receive -> receive.queueUrl(
                                deployment().settings().queues().deadLetters())
                        .messageAttributeNames("All")
                        .maxNumberOfMessages(10))
                .messages();
    }

    private static Deployment deployment() {
        return running.deployment();
    }

    private static PipelineView view() {
        return new PipelineView(deployment());
    }

    private static Schedule schedule() {
        return running.cloud().schedules().stream()
                .filter(schedule -> schedule.name().endsWith("-load"))
                .findFirst()
                .orElseThrow();
    }

    /** Fires the schedule and waits until everything committed is in the archive. */
    private static void load() {
        assertThat(schedule().fireNow().join()).isInstanceOf(InvocationResult.Returned.class);
        view().awaitArchived();
    }

    private static long rowsOfDay(String day) {
        return view().value("SELECT count(*) AS n FROM processed WHERE day = '%s'".formatted(day));
    }

    private static int queries() {
        return deployment()
                .clients()
                .athena()
                .listQueryExecutions(
                        list -> list.workGroup(deployment().settings().athena().workgroup()))
                .queryExecutionIds()
                .size();
    }

    private static String put(String key, byte[] content) {
        return deployment().land(key, content);
    }

    private static String rows(String day, int count) {
        return IntStream.range(0, count)
                .mapToObj(row -> "{\"deviceid\": \"%d\", \"datetime\": \"%s 00:00:%02d\", \"temperature\": \"4\"}%n"
                        .formatted(row, day, row))
                .collect(Collectors.joining());
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }
}
