package io.sealift.local.storage;

import static io.sealift.local.storage.EmulatorsFixture.DEAD_LETTERS;
import static io.sealift.local.storage.EmulatorsFixture.MESSAGES;
import static io.sealift.local.storage.EmulatorsFixture.QUEUE;
import static io.sealift.local.storage.EmulatorsFixture.STAGING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmulatorsIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String KEY = "in/a b+c%é.json";

    private Emulators emulators;
    private S3Client s3;
    private SqsClient sqs;

    @BeforeAll
    void start(@TempDir Path folder) {
        emulators = Emulators.start(
                EmulatorsFixture.home(), EmulatorsFixture.config(folder.resolve("data")), folder.resolve("log"));
        s3 = EmulatorsFixture.s3(emulators);
        sqs = EmulatorsFixture.sqs(emulators);
        JsonNode test = receiveOne();
        assertThat(test.path("Event").asText()).isEqualTo("s3:TestEvent");
        assertThat(test.path("Bucket").asText()).isEqualTo(MESSAGES);
    }

    @AfterAll
    void stop() {
        emulators.close();
    }

    @BeforeEach
    void drain() {
        for (Message message : receive(QUEUE, Duration.ZERO)) {
            delete(message);
        }
    }

    @Test
    void shouldSendEventInTheShapeOfS3WhenObjectIsPut() {
        // When
        PutObjectResponse put = put(KEY, "{}\n");

        // Then
        JsonNode event = receiveOne().path("Records").path(0);
        assertThat(event.path("eventSource").asText()).isEqualTo("aws:s3");
        assertThat(event.path("eventName").asText()).isEqualTo("ObjectCreated:Put");
        assertThat(event.path("awsRegion").asText()).isEqualTo("eu-central-1");
        assertThat(Instant.parse(event.path("eventTime").asText())).isBetween(Instant.EPOCH, Instant.now());
        assertThat(event.at("/s3/bucket/name").asText()).isEqualTo(MESSAGES);
        JsonNode object = event.at("/s3/object");
        assertThat(object.path("key").asText()).isEqualTo("in/a+b%2Bc%25%C3%A9.json");
        assertThat(URLDecoder.decode(object.path("key").asText(), StandardCharsets.UTF_8))
                .isEqualTo(KEY);
        assertThat(object.path("size").asLong()).isEqualTo(3);
        assertThat(object.path("eTag").asText()).isEqualTo(put.eTag().replace("\"", ""));
        assertThat(object.path("sequencer").asText()).isNotEmpty();
    }

    @Test
    void shouldSendEventWhenObjectIsCopiedOrUploadedInParts() {
        // Given
        put("elsewhere.json", "[1]");

        // When
        s3.copyObject(request -> request.sourceBucket(MESSAGES)
                .sourceKey("elsewhere.json")
                .destinationBucket(MESSAGES)
                .destinationKey("in/copy.json"));

        // Then
        JsonNode copied = receiveOne().path("Records").path(0);
        assertThat(copied.path("eventName").asText()).isEqualTo("ObjectCreated:Copy");
        assertThat(copied.at("/s3/object/key").asText()).isEqualTo("in/copy.json");
        assertThat(copied.at("/s3/object/size").asLong()).isEqualTo(3);

        // When
        uploadInOnePart("in/parts.json", "12345");

        // Then
        JsonNode uploaded = receiveOne().path("Records").path(0);
        assertThat(uploaded.path("eventName").asText()).isEqualTo("ObjectCreated:CompleteMultipartUpload");
        assertThat(uploaded.at("/s3/object/size").asLong()).isEqualTo(5);
        assertThat(uploaded.at("/s3/object/eTag").asText()).endsWith("-1");
    }

    @Test
    void shouldSendNothingWhenKeyOrBucketIsNotAskedFor() {
        // When
        put("in/picture.png", "x");
        put("out/file.json", "x");
        s3.putObject(request -> request.bucket(STAGING).key("in/file.json"), RequestBody.fromString("x"));

        // Then
        assertThat(receive(QUEUE, Duration.ofSeconds(1))).isEmpty();
    }

    @Test
    void shouldRefuseConditionalCallsWhenObjectIsAnotherVersion() {
        // Given
        String old = put("c.json", "1").eTag();
        String current = put("c.json", "2").eTag();

        // Then
        assertThatThrownBy(() -> s3.putObject(
                        request -> request.bucket(MESSAGES).key("c.json").ifNoneMatch("*"),
                        RequestBody.fromString("3")))
                .isInstanceOfSatisfying(S3Exception.class, EmulatorsIT::isPreconditionFailed);
        assertThatThrownBy(() -> copyTo("s.json", old))
                .isInstanceOfSatisfying(S3Exception.class, EmulatorsIT::isPreconditionFailed);
        assertThatThrownBy(() -> s3.deleteObject(
                        request -> request.bucket(MESSAGES).key("c.json").ifMatch(old)))
                .isInstanceOfSatisfying(S3Exception.class, EmulatorsIT::isPreconditionFailed);

        // When
        copyTo("s.json", current);
        s3.deleteObject(request -> request.bucket(MESSAGES).key("c.json").ifMatch(current));

        // Then
        assertThat(s3.listObjectsV2(request -> request.bucket(MESSAGES).prefix("c.json"))
                        .contents())
                .isEmpty();
        assertThat(s3.getObjectAsBytes(request -> request.bucket(STAGING).key("s.json"))
                        .asUtf8String())
                .isEqualTo("2");
    }

    @Test
    void shouldRedriveMessageWhenItIsReceivedTooOften() {
        // Given
        sqs.sendMessage(request ->
                request.queueUrl(emulators.queueUrl(QUEUE).toString()).messageBody("poison"));

        // When
        List<String> counts = new ArrayList<>();
        await().atMost(Duration.ofMinutes(2)).until(() -> {
            receive(QUEUE, Duration.ofSeconds(1))
                    .forEach(message ->
                            counts.add(message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT)));
            return !receive(DEAD_LETTERS, Duration.ZERO).isEmpty();
        });

        // Then
        assertThat(counts).containsExactly("1", "2");
    }

    @Test
    void shouldListenOnLoopbackOnly() throws SocketException {
        // Given
        var others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();

        // Then
        for (int port : List.of(
                emulators.s3().getPort(),
                emulators.sqs().getPort(),
                emulators.dynamodb().getPort())) {
            assertThat(accepts(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)))
                    .isTrue();
            assertThat(others).noneMatch(address -> accepts(new InetSocketAddress(address, port)));
        }
    }

    private static boolean accepts(InetSocketAddress address) {
        try (var socket = new Socket()) {
            socket.connect(address, 1_000);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private static void isPreconditionFailed(S3Exception failure) {
        assertThat(failure.statusCode()).isEqualTo(412);
    }

    private PutObjectResponse put(String key, String content) {
        return s3.putObject(request -> request.bucket(MESSAGES).key(key), RequestBody.fromString(content));
    }

    private void copyTo(String destination, String etag) {
        s3.copyObject(request -> request.sourceBucket(MESSAGES)
                .sourceKey("c.json")
                .copySourceIfMatch(etag)
                .destinationBucket(STAGING)
                .destinationKey(destination));
    }

    private void uploadInOnePart(String key, String content) {
        String upload = s3.createMultipartUpload(
                        request -> request.bucket(MESSAGES).key(key))
                .uploadId();
        String etag = s3.uploadPart(
                        request -> request.bucket(MESSAGES)
                                .key(key)
                                .uploadId(upload)
                                .partNumber(1),
                        RequestBody.fromString(content))
                .eTag();
        var part = CompletedPart.builder().partNumber(1).eTag(etag).build();
        s3.completeMultipartUpload(request ->
                request.bucket(MESSAGES).key(key).uploadId(upload).multipartUpload(parts -> parts.parts(part)));
    }

    private JsonNode receiveOne() {
        List<Message> messages = receive(QUEUE, Duration.ofSeconds(10));
        assertThat(messages).hasSize(1);
        delete(messages.getFirst());
        try {
            return JSON.readTree(messages.getFirst().body());
        } catch (JsonProcessingException invalid) {
            throw new AssertionError("Not JSON: " + messages.getFirst().body(), invalid);
        }
    }

    private List<Message> receive(String queue, Duration wait) {
        return sqs.receiveMessage(
                        request -> request.queueUrl(emulators.queueUrl(queue).toString())
                                .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                                .maxNumberOfMessages(10)
                                .waitTimeSeconds(Math.toIntExact(wait.toSeconds())))
                .messages();
    }

    private void delete(Message message) {
        sqs.deleteMessage(request ->
                request.queueUrl(emulators.queueUrl(QUEUE).toString()).receiptHandle(message.receiptHandle()));
    }
}
