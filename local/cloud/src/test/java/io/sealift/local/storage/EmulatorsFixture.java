package io.sealift.local.storage;

import io.sealift.local.cloud.CloudPorts;
import io.sealift.local.emulators.EmulatorsConfig;
import io.sealift.local.emulators.NotificationConfig;
import io.sealift.local.emulators.QueueConfig;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A configuration on free ports, and clients for it. */
final class EmulatorsFixture {
    static final String MESSAGES = "messages";
    static final String STAGING = "staging";
    static final String QUEUE = "ingest";
    static final String DEAD_LETTERS = "ingest-dead-letters";

    private EmulatorsFixture() {}

    static Path home() {
        return Path.of(System.getProperty("sealift.home"));
    }

    static EmulatorsConfig config(Path data) {
        return new EmulatorsConfig(
                data,
                emulatorPorts(),
                new EmulatorsConfig.Credentials("local", "local-secret"),
                "eu-central-1",
                "000000000000",
                List.of(
                        new QueueConfig(DEAD_LETTERS, 30, null),
                        new QueueConfig(QUEUE, 1, new QueueConfig.Redrive(DEAD_LETTERS, 2))),
                List.of(MESSAGES, STAGING),
                List.of(new NotificationConfig(MESSAGES, "s3:ObjectCreated:*", QUEUE, "in/", ".json")));
    }

    static S3Client s3(Emulators emulators) {
        return at(emulators.s3(), S3Client.builder()).forcePathStyle(true).build();
    }

    static SqsClient sqs(Emulators emulators) {
        return at(emulators.sqs(), SqsClient.builder()).build();
    }

    static DynamoDbClient dynamodb(Emulators emulators) {
        return at(emulators.dynamodb(), DynamoDbClient.builder()).build();
    }

    private static <B extends AwsClientBuilder<B, ?>> B at(URI endpoint, B builder) {
        return builder.endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local-secret")));
    }

    private static EmulatorsConfig.Ports emulatorPorts() {
        // All at once: asked for one by one, the same port may come twice.
        CloudPorts free = CloudPorts.free();
        return new EmulatorsConfig.Ports(free.s3(), free.sqs(), free.dynamodb());
    }
}
