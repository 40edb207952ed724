package io.sealift.local.storage;

import static io.sealift.local.storage.EmulatorsFixture.MESSAGES;
import static io.sealift.local.storage.EmulatorsFixture.QUEUE;
import static io.sealift.local.storage.EmulatorsFixture.STAGING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sealift.local.cloud.CloudPorts;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.sqs.SqsClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmulatorsCountsIT {
    private static final String TABLE = "ledger";

    private Emulators emulators;
    private S3Client s3;
    private SqsClient sqs;
    private DynamoDbClient dynamoDb;

    @BeforeAll
    void start(@TempDir Path folder) {
        emulators = Emulators.start(
                EmulatorsFixture.home(),
                EmulatorsFixture.config(folder.resolve("data"))
                        .counting(CloudPorts.free().s3()),
                folder.resolve("log"));
        s3 = EmulatorsFixture.s3(emulators);
        sqs = EmulatorsFixture.sqs(emulators);
        dynamoDb = EmulatorsFixture.dynamodb(emulators);
        dynamoDb.createTable(request -> request.tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(KeySchemaElement.builder()
                        .attributeName("pk")
                        .keyType(KeyType.HASH)
                        .build())
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName("index")
                        .keySchema(KeySchemaElement.builder()
                                .attributeName("listed")
                                .keyType(KeyType.HASH)
                                .build())
                        .projection(projection -> projection.projectionType(ProjectionType.ALL))
                        .build())
                .attributeDefinitions(text("pk"), text("listed")));
    }

    @AfterAll
    void stop() {
        dynamoDb.close();
        sqs.close();
        s3.close();
        emulators.close();
    }

    @BeforeEach
    void reset() throws IOException, InterruptedException {
        counts("DELETE");
    }

    @Test
    void shouldCountCallsOfS3ByBucketAndKind() throws IOException, InterruptedException {
        // When
        s3.putObject(request -> request.bucket(MESSAGES).key("a b/c"), RequestBody.fromString("1"));
        s3.headObject(request -> request.bucket(MESSAGES).key("a b/c"));
        s3.getObjectAsBytes(request -> request.bucket(MESSAGES).key("a b/c"));
        s3.listObjectsV2(request -> request.bucket(MESSAGES));
        s3.copyObject(request -> request.sourceBucket(MESSAGES)
                .sourceKey("a b/c")
                .destinationBucket(STAGING)
                .destinationKey("d"));
        uploadInParts();
        s3.deleteObject(request -> request.bucket(MESSAGES).key("a b/c"));
        // Then
        JsonNode counted = counts("GET").path("s3");
        assertThat(counted.path(MESSAGES)).hasToString("{\"PUT\":1,\"HEAD\":1,\"GET\":1,\"LIST\":1,\"DELETE\":1}");
        assertThat(counted.path(STAGING))
                .hasToString("{\"COPY\":1,\"Create\":1,\"UploadPart\":1,\"UploadPartCopy\":1,\"Complete\":1}");
    }

    @Test
    void shouldCountCallsOfSqsByActionButNotTheEventsOfS3() throws IOException, InterruptedException {
        // Given
        String queue = emulators.queueUrl(QUEUE).toString();
        // When
        s3.putObject(request -> request.bucket(MESSAGES).key("in/a.json"), RequestBody.fromString("1"));
        sqs.sendMessage(request -> request.queueUrl(queue).messageBody("one"));
        sqs.receiveMessage(request -> request.queueUrl(queue).waitTimeSeconds(5));
        // Then
        assertThat(counts("GET").path("sqs")).hasToString("{\"SendMessage\":1,\"ReceiveMessage\":1}");
        assertThat(sqs.getQueueUrl(request -> request.queueName(QUEUE)).queueUrl())
                .isEqualTo(queue);
    }

    @Test
    void shouldCountUnitsOfDynamoDbByItemSize() throws IOException, InterruptedException {
        // When
        dynamoDb.putItem(request -> request.tableName(TABLE).item(item("small", 500)));
        dynamoDb.putItem(request -> request.tableName(TABLE).item(item("large", 1_500)));
        // Then
        assertThat(counts("GET").at("/dynamodb/writeUnits").asDouble()).isEqualTo(3);
        // When
        dynamoDb.transactWriteItems(request ->
                request.transactItems(put("one", 500), put("two", 500), put("large", 1_500), renew("small")));
        dynamoDb.getItem(request -> request.tableName(TABLE).key(Map.of("pk", AttributeValue.fromS("large"))));
        dynamoDb.getItem(request ->
                request.tableName(TABLE).consistentRead(true).key(Map.of("pk", AttributeValue.fromS("large"))));
        // Then
        JsonNode counted = counts("DELETE").path("dynamodb");
        assertThat(counted.path("writeUnits").asDouble()).isEqualTo(3 + 2 * 5);
        assertThat(counted.path("readUnits").asDouble()).isEqualTo(1.5);
        assertThat(counted.path("calls")).hasToString("{\"PutItem\":2,\"TransactWriteItems\":1,\"GetItem\":2}");
        assertThat(counts("GET")).isEmpty();
    }

    @Test
    void shouldCountWritesOfIndexesOnceWhenATransactionIsCommitted() throws IOException, InterruptedException {
        // When
        dynamoDb.transactWriteItems(request -> request.transactItems(
                put("unlisted", 500),
                put(Map.of("pk", AttributeValue.fromS("listed"), "listed", AttributeValue.fromS("yes")))));
        // Then
        assertThat(counts("GET").at("/dynamodb/writeUnits").asDouble()).isEqualTo(2 + 2 + 1);
    }

    @Test
    void shouldCountRefusedCallsOfDynamoDb() throws IOException, InterruptedException {
        // When
        assertThatThrownBy(() -> dynamoDb.putItem(request ->
                        request.tableName(TABLE).item(item("refused", 10)).conditionExpression("attribute_exists(pk)")))
                .isInstanceOf(ConditionalCheckFailedException.class);
        // Then
        assertThat(counts("GET").at("/dynamodb/refused/PutItem").asInt()).isEqualTo(1);
    }

    private void uploadInParts() {
        String upload = s3.createMultipartUpload(
                        request -> request.bucket(STAGING).key("parts"))
                .uploadId();
        String first = s3.uploadPart(
                        request -> request.bucket(STAGING)
                                .key("parts")
                                .uploadId(upload)
                                .partNumber(1),
                        RequestBody.fromBytes(new byte[5 << 20]))
                .eTag();
        String second = s3.uploadPartCopy(request -> request.sourceBucket(MESSAGES)
                        .sourceKey("a b/c")
                        .destinationBucket(STAGING)
                        .destinationKey("parts")
                        .uploadId(upload)
                        .partNumber(2))
                .copyPartResult()
                .eTag();
        s3.completeMultipartUpload(request -> request.bucket(STAGING)
                .key("parts")
                .uploadId(upload)
                .multipartUpload(parts -> parts.parts(part(1, first), part(2, second))));
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static CompletedPart part(int number, String eTag) {
        return CompletedPart.builder().partNumber(number).eTag(eTag).build();
    }

    private static TransactWriteItem put(String key, int bytes) {
        return put(item(key, bytes));
    }

    private static TransactWriteItem put(Map<String, AttributeValue> item) {
        return TransactWriteItem.builder()
                .put(Put.builder().tableName(TABLE).item(item).build())
                .build();
    }

    private static TransactWriteItem renew(String key) {
        return TransactWriteItem.builder()
                .update(Update.builder()
                        .tableName(TABLE)
                        .key(Map.of("pk", AttributeValue.fromS(key)))
                        .updateExpression("SET met = :at")
                        .expressionAttributeValues(Map.of(":at", AttributeValue.fromN("1")))
                        .build())
                .build();
    }

    private static Map<String, AttributeValue> item(String key, int bytes) {
        return Map.of("pk", AttributeValue.fromS(key), "text", AttributeValue.fromS("x".repeat(bytes)));
    }

    private JsonNode counts(String method) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(emulators.counts().orElseThrow())
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .build();
            return JsonMapper.builder()
                    .build()
                    .readTree(client.send(request, BodyHandlers.ofString()).body());
        }
    }
}
