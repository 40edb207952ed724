package io.sealift.local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sealift.local.cloud.CloudPorts;
import io.sealift.local.emulators.EmulatorsConfig;
import io.sealift.local.emulators.QueueConfig;
import io.sealift.local.lambda.LambdaFunction;
import io.sealift.local.lambda.LambdaService;
import io.sealift.local.lambda.Probe;
import io.sealift.local.storage.Emulators;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A real queue, a real child, and what happens between them. */
class SqsEventSourceIT {
    /** Its messages stay hidden longer than any test takes. */
    private static final String PATIENT = "patient";

    /** Its messages come back after seconds, and become dead letters after two receives. */
    private static final String EAGER = "eager";

    private static final String DEAD_LETTERS = "dead-letters";
    private static final Duration WAIT_MAX = Duration.ofMinutes(5);

    @TempDir
    static Path data;

    private static Emulators emulators;
    private static SqsClient sqs;

    @TempDir
    Path logs;

    private LambdaService lambda;
    private LambdaFunction function;
    private final List<SqsEventSource> sources = new ArrayList<>();

    @BeforeAll
    static void startQueues() {
        var config = new EmulatorsConfig(
                data.resolve("state"),
                emulatorPorts(),
                new EmulatorsConfig.Credentials("local", "local-secret"),
                "eu-central-1",
                "000000000000",
                List.of(
                        new QueueConfig(DEAD_LETTERS, 30, null),
                        new QueueConfig(PATIENT, 300, null),
                        new QueueConfig(EAGER, 4, new QueueConfig.Redrive(DEAD_LETTERS, 2))),
                List.of(),
                List.of());
        emulators = Emulators.start(Probe.home(), config, data.resolve("emulators.log"));
        sqs = SqsClient.builder()
                .endpointOverride(emulators.sqs())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local-secret")))
                .build();
    }

    @AfterAll
    static void stopQueues() {
        sqs.close();
        emulators.close();
    }

    @BeforeEach
    void deploy() {
        lambda = new LambdaService(Probe.settings());
        function = lambda.deploy(Probe.config(logs, BatchFunction.class, Map.of()));
    }

    @AfterEach
    void stopSource() {
        sources.forEach(SqsEventSource::close);
        lambda.close();
    }

    @Test
    void shouldHandleEachMessageOnceWhenNoneFails() throws Exception {
        // When
        IntStream.range(0, 60).forEach(number -> send(PATIENT, "message " + number));
        startSource(PATIENT);
        // Then
        await().atMost(WAIT_MAX).untilAsserted(() -> {
            assertThat(logged("\\[message \\d+ 1 of arn:aws:sqs:eu-central-1:000000000000:patient]"))
                    .isEqualTo(60);
            assertThat(messagesIn(PATIENT)).isZero();
        });
        assertThat(logged("\\[message")).isEqualTo(60);
    }

    @Test
    void shouldBringBackOnlyNamedMessageWhenSomeFail() {
        // When
        send(EAGER, "fail once");
        send(EAGER, "well");
        startSource(EAGER);
        // Then
        await().atMost(WAIT_MAX).untilAsserted(() -> {
            assertThat(logged("\\[fail once 2 ")).isEqualTo(1);
            assertThat(messagesIn(EAGER)).isZero();
        });
        assertThat(log()).contains("[well 1 ").doesNotContain("[well 2 ");
    }

    @Test
    void shouldBringBackWholeBatchWhenChildCrashes() {
        // When
        send(EAGER, "crash once");
        startSource(EAGER);
        // Then
        await().atMost(WAIT_MAX).untilAsserted(() -> {
            assertThat(logged("\\[crash once 2 ")).isEqualTo(1);
            assertThat(messagesIn(EAGER)).isZero();
        });
    }

    @Test
    void shouldEndInDeadLetterQueueWhenMessageNeverSucceeds() {
        // When
        send(EAGER, "fail");
        startSource(EAGER);
        // Then
        await().atMost(WAIT_MAX)
                .untilAsserted(() -> assertThat(messagesIn(DEAD_LETTERS)).isEqualTo(1));
        assertThat(log()).contains("[fail 1 ", "[fail 2 ").doesNotContain("[fail 3 ");
    }

    private void startSource(String queue) {
        sources.add(SqsEventSource.start(
                new SqsSourceConfig(
                        "arn:aws:sqs:eu-central-1:000000000000:" + queue,
                        25,
                        Duration.ofSeconds(1),
                        2,
                        FailureReporting.BATCH_ITEM_FAILURES),
                new SqsMessageQueue(sqs, url(queue)),
                function::invoke,
                Clock.systemUTC()));
    }

    private static void send(String queue, String body) {
        sqs.sendMessage(request -> request.queueUrl(url(queue)).messageBody(body));
    }

    private static int messagesIn(String queue) {
        return sqs
                .getQueueAttributes(request -> request.queueUrl(url(queue)).attributeNames(QueueAttributeName.ALL))
                .attributes()
                .entrySet()
                .stream()
                .filter(attribute -> attribute.getKey().toString().startsWith("ApproximateNumberOfMessages"))
                .mapToInt(attribute -> Integer.parseInt(attribute.getValue()))
                .sum();
    }

    private long logged(String pattern) {
        return Pattern.compile(pattern).matcher(log()).results().count();
    }

    private String log() {
        Path log = function.config().log();
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + log, unreadable);
        }
    }

    private static String url(String queue) {
        return emulators.queueUrl(queue).toString();
    }

    private static EmulatorsConfig.Ports emulatorPorts() {
        // All at once: asked for one by one, the same port may come twice.
        CloudPorts free = CloudPorts.free();
        return new EmulatorsConfig.Ports(free.s3(), free.sqs(), free.dynamodb());
    }
}
