package io.sealift.local.storage;

import io.sealift.local.emulators.EmulatorsConfig;
import io.sealift.local.emulators.NotificationConfig;
import io.sealift.local.emulators.QueueConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
                new EmulatorsConfig.Ports(freePort(), freePort(), freePort()),
                new EmulatorsConfig.Credentials("local", "local-secret"),
                "eu-central-1",
                "000000000000",
                List.of(
                        new QueueConfig(DEAD_LETTERS, 30, null),
                        new QueueConfig(QUEUE, 1, new QueueConfig.Redrive(DEAD_LETTERS, 2))),
                List.of(MESSAGES, STAGING),
                List.of(new NotificationConfig(MESSAGES, "s3:ObjectCreated:*", QUEUE, "in/", ".json")));
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new IllegalStateException("No port is free", failure);
        }
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
}
