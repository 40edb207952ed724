package io.sealift.local.storage;

import static io.sealift.local.storage.EmulatorsFixture.MESSAGES;
import static io.sealift.local.storage.EmulatorsFixture.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.local.emulators.EmulatorsConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

class EmulatorsRestartIT {
    private static final int FILES = 40;
    private static final Pattern SUBJECT = Pattern.compile("\"(?:key|Event)\":\"([^\"]+)\"");

    @TempDir
    private Path folder;

    @Test
    void shouldKeepEverythingWhenKilledAndStartedAgain() {
        // Given
        EmulatorsConfig config = EmulatorsFixture.config(folder.resolve("data"));
        try (Emulators emulators = start(config);
                S3Client s3 = EmulatorsFixture.s3(emulators);
                DynamoDbClient dynamodb = EmulatorsFixture.dynamodb(emulators)) {
            createTable(dynamodb);
            dynamodb.putItem(request -> request.tableName("ledger").item(key("a")));
            for (int file = 0; file < FILES; file++) {
                String name = "in/" + file + ".json";
                s3.putObject(request -> request.bucket(MESSAGES).key(name), RequestBody.fromString("{}"));
            }

            // When
            emulators.kill();
        }

        // Then
        try (Emulators emulators = start(config);
                S3Client s3 = EmulatorsFixture.s3(emulators);
                SqsClient sqs = EmulatorsFixture.sqs(emulators);
                DynamoDbClient dynamodb = EmulatorsFixture.dynamodb(emulators)) {
            assertThat(dynamodb.getItem(request -> request.tableName("ledger").key(key("a")))
                            .hasItem())
                    .isTrue();
            assertThat(s3.listObjectsV2(request -> request.bucket(MESSAGES)).keyCount())
                    .isEqualTo(FILES);
            List<String> subjects = receiveAll(sqs, emulators.queueUrl(QUEUE).toString());
            assertThat(subjects)
                    .containsAll(IntStream.range(0, FILES)
                            .mapToObj(file -> "in/" + file + ".json")
                            .toList());
            assertThat(subjects).containsOnlyOnce("s3:TestEvent");
        }
    }

    @Test
    void shouldSayWhichPortWhenItIsInUse() throws IOException {
        // Given
        EmulatorsConfig config = EmulatorsFixture.config(folder.resolve("data"));
        try (var taken = new ServerSocket(config.ports().sqs(), 1, InetAddress.getLoopbackAddress())) {
            // Then
            assertThatThrownBy(() -> start(config))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("ended before it was ready")
                    .hasMessageContaining("Port " + taken.getLocalPort() + " for the queues is in use");
        }
    }

    @Test
    void shouldSayThatFolderIsNoFolderWhenItIsAFile() throws IOException {
        // Given
        Path file = Files.createFile(folder.resolve("data"));
        EmulatorsConfig config = EmulatorsFixture.config(file);

        // Then
        assertThatThrownBy(() -> start(config))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Folder " + file + " cannot be written");
    }

    @Test
    void shouldRefuseFolderWhenAnotherProcessHasIt() {
        // Given
        EmulatorsConfig config = EmulatorsFixture.config(folder.resolve("data"));
        try (Emulators first = start(config)) {
            // Then
            assertThatThrownBy(() -> start(EmulatorsFixture.config(folder.resolve("data"))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("is in use by another local cloud");
            assertThat(first.isAlive()).isTrue();
        }
    }

    private Emulators start(EmulatorsConfig config) {
        return Emulators.start(
                EmulatorsFixture.home(), config, folder.resolve("log").resolve("emulators.log"));
    }

    private static void createTable(DynamoDbClient dynamodb) {
        dynamodb.createTable(request -> request.tableName("ledger")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("pk")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(KeySchemaElement.builder()
                        .attributeName("pk")
                        .keyType(KeyType.HASH)
                        .build()));
    }

    private static Map<String, AttributeValue> key(String value) {
        return Map.of("pk", AttributeValue.fromS(value));
    }

    /** The keys in the messages, or the test event's name; ends when nothing comes for a second. */
    private static List<String> receiveAll(SqsClient sqs, String queue) {
        List<String> subjects = new ArrayList<>();
        List<Message> messages;
        do {
            messages = sqs.receiveMessage(request ->
                            request.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(1))
                    .messages();
            for (Message message : messages) {
                subjects.add(subjectOf(message.body()));
                sqs.deleteMessage(request -> request.queueUrl(queue).receiptHandle(message.receiptHandle()));
            }
        } while (!messages.isEmpty());
        return subjects;
    }

    private static String subjectOf(String body) {
        Matcher subject = SUBJECT.matcher(body);
        assertThat(subject.find()).as(body).isTrue();
        return subject.group(1);
    }
}
